package id.lintas.absence;

import id.lintas.office.OfficeId;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Reads which cases wait in vain; needs the office's open transaction. Who moves them is the aggregate's affair. */
@Repository
class AbsenceStore {

    /** Somebody paid for the case {@code a}: settled, late, or with an amount that did not agree and is held. */
    private static final String MONEY = """
            (exists (select 1 from payment p where p.office = a.office and p.application = a.id)
              or exists (select 1 from bill b join partner_payment h on h.billing_code = b.billing_code and h.payment is null
                where b.office = a.office and b.application = a.id))
            """;

    /** A message of the booking is on its way, or an operator has to look at one. */
    private static final String UNDER_WAY =
            "exists (select 1 from delivery_now w where w.office = a.office and w.correlation = a.booking_code and w.status <> 'DELIVERED')";

    private static final String FROZEN = "exists (select 1 from office_freeze f where f.office = :office and f.frozen)";

    private final JdbcClient jdbc;

    AbsenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Days for each absence by the rules in force on that day; what has no rule is not closed. */
    Map<Absence, Integer> rules(LocalDate day) {
        Map<Absence, Integer> rules = new EnumMap<>(Absence.class);
        jdbc.sql("""
                        select distinct on (absence) absence, days from absence_rule where valid_from <= ?
                        order by absence, valid_from desc
                        """)
                .param(day)
                .query((row, n) -> rules.put(Absence.valueOf(row.getString("absence")), row.getInt("days")))
                .list();
        return rules;
    }

    /** Up to so many cases to close, locked; none of a frozen office, and none about which a message is under way. */
    List<UUID> due(Absence absence, OfficeId office, Waiting waiting, int most) {
        String sql = "select a.id from application a where a.office = :office and " + inVain(absence) + " and not "
                + UNDER_WAY + " and not " + FROZEN + " order by a.id limit :most for update of a skip locked";
        return with(jdbc.sql(sql), office, waiting)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Whether this case waits in vain. */
    boolean inVain(Absence absence, OfficeId office, UUID id, Waiting waiting) {
        String sql = "select exists (select 1 from application a where a.office = :office and a.id = :id and "
                + inVain(absence) + ")";
        return with(jdbc.sql(sql), office, waiting)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /**
     * Cases that somebody paid for and that stand still: the money is late or held, or the booklet was not fetched. Longest
     * waiting first.
     */
    List<UUID> paidAndWaiting(OfficeId office, Waiting uncollected, int most) {
        String sql =
                "select a.id from application a where a.office = :office and ((a.stage = 'SIGNED' and a.stage_since < :begin)"
                        + " or (a.stage in ('BOOKED', 'NO_SHOW', 'BILLED', 'UNPAID') and " + MONEY
                        + ")) order by a.stage_since, a.id limit :most";
        return with(jdbc.sql(sql), office, uncollected)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    private static String inVain(Absence absence) {
        return switch (absence) {
            case NO_SHOW ->
                "a.stage = 'BOOKED' and not " + MONEY
                        + " and exists (select 1 from booking k where k.office = a.office and k.code = a.booking_code and k.day < :day)";
            case UNPAID ->
                "a.stage = 'BILLED' and not " + MONEY
                        + " and exists (select 1 from bill o where o.office = a.office and o.application = a.id)"
                        + " and not exists (select 1 from bill o where o.office = a.office and o.application = a.id"
                        + " and not (o.status in ('OPEN', 'EXPIRED') and o.expires_at < :begin))";
            case UNCOLLECTED -> "a.stage = 'SIGNED' and a.stage_since < :begin";
        };
    }

    private static StatementSpec with(StatementSpec statement, OfficeId office, Waiting waiting) {
        return statement
                .param("office", office.value())
                .param("day", waiting.before())
                .param("begin", Timestamp.from(waiting.begin()));
    }
}
