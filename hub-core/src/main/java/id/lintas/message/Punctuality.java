package id.lintas.message;

import id.lintas.office.OfficeTransactions;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How soon partners' words come, and how old what waits is; across offices, for the console. */
@Service
public class Punctuality {

    private final OfficeTransactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Punctuality(OfficeTransactions transactions, JdbcClient jdbc, Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A partner's payments that arrived in a time.
     *
     * @param payments how many arrived, whatever became of them
     * @param median half of them took at most this long from the payer to the hub
     * @param p95 95 of 100 took at most this long
     * @param late how many came too late for their bill and wait for people
     * @param held how many were another amount or paid twice
     * @param duplicates how many of those came for a case that was paid already
     * @param reversed how many the partner took back
     * @param corrected how many it said again with another amount or bill
     */
    public record Partner(
            String partner,
            long payments,
            Duration median,
            Duration p95,
            long late,
            long held,
            long duplicates,
            long reversed,
            long corrected) {}

    /** Partners whose payments arrived in the last days, by name. A payer's clock ahead of the hub's counts as no time at all. */
    public List<Partner> partners(int days) {
        Instant since = clock.instant().minus(Duration.ofDays(days));
        return transactions.acrossOffices(() -> jdbc.sql("""
                        select partner, count(*) as payments,
                          percentile_disc(0.5) within group (order by greatest(0, extract(epoch from received_at - paid_at))) as median,
                          percentile_disc(0.95) within group (order by greatest(0, extract(epoch from received_at - paid_at))) as p95,
                          count(*) filter (where status = 'LATE') as late,
                          count(*) filter (where status in ('MISMATCH', 'SECOND')) as held,
                          count(*) filter (where status = 'SECOND') as duplicates,
                          count(*) filter (where status = 'REVERSED') as reversed,
                          count(*) filter (where (select r.corrected from partner_payment r
                            where r.partner = payment.partner and r.reference = payment.partner_reference)) as corrected
                        from payment where received_at >= ? and office <> 'sandbox' group by partner order by partner
                        """)
                .param(Timestamp.from(since))
                .query((row, n) -> new Partner(
                        row.getString("partner"),
                        row.getLong("payments"),
                        Duration.ofMillis(Math.round(row.getDouble("median") * 1000)),
                        Duration.ofMillis(Math.round(row.getDouble("p95") * 1000)),
                        row.getLong("late"),
                        row.getLong("held"),
                        row.getLong("duplicates"),
                        row.getLong("reversed"),
                        row.getLong("corrected")))
                .list());
    }

    /** How long something waits. */
    public enum Age {
        /** Less than an hour. */
        HOUR(Duration.ofHours(1)),
        /** Less than four hours. */
        MORNING(Duration.ofHours(4)),
        /** Less than a day. */
        DAY(Duration.ofDays(1)),
        /** Less than three days. */
        DAYS(Duration.ofDays(3)),
        /** Three days and more. */
        LONGER(Duration.ofDays(36_500));

        private final Duration below;

        Age(Duration below) {
            this.below = below;
        }
    }

    /** How many wait that long, and how much money that is. */
    public record Waiting(Age age, long payments, long rupiah) {}

    /** Payments that a partner confirmed and the state has no receipt for, by how long the hub has had them; every age, youngest first. */
    public List<Waiting> unconfirmed() {
        Instant now = clock.instant();
        String ages = Arrays.stream(Age.values())
                .filter(age -> age != Age.LONGER)
                .map(age -> "when received_at > timestamptz '" + now.minus(age.below) + "' then '" + age + "'")
                .collect(Collectors.joining(" ", "case ", " else 'LONGER' end"));
        Map<Age, Waiting> found = transactions
                .acrossOffices(() -> jdbc.sql("select " + ages + " as age, count(*) as payments, sum(amount) as rupiah"
                                + " from payment where status = 'PROVISIONAL' and office <> 'sandbox' group by 1")
                        .query((row, n) -> new Waiting(
                                Age.valueOf(row.getString("age")), row.getLong("payments"), row.getLong("rupiah")))
                        .list())
                .stream()
                .collect(Collectors.toMap(Waiting::age, Function.identity()));
        return Arrays.stream(Age.values())
                .map(age -> found.getOrDefault(age, new Waiting(age, 0, 0)))
                .toList();
    }
}
