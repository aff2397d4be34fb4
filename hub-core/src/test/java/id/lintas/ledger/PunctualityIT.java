package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.message.Punctuality;
import id.lintas.message.Punctuality.Age;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** N15: seeded delays give exact numbers, across offices. */
@ExtendWith(NeedsDatabase.class)
class PunctualityIT {

    private final Ledger ledger = Ledger.get();
    private final Punctuality punctuality = ledger.bean(Punctuality.class);

    @Test
    void medianAndNinetyFifthOfSeededDelaysAreExact() {
        String partner = "seed" + Ledger.number();
        OfficeId one = ledger.newOffice();
        OfficeId other = ledger.newOffice();
        PassportApplication here = ledger.captured(one);
        PassportApplication there = ledger.captured(other);
        Instant now = ledger.clock().instant();
        for (int i = 1; i <= 20; i++) {
            insert(i % 2 == 0 ? one : other, i % 2 == 0 ? here : there, partner, "SECOND", now, Duration.ofSeconds(i));
        }
        insert(one, here, partner, "LATE", now.minus(Duration.ofDays(9)), Duration.ofHours(9));
        assertThat(punctuality.partners(7))
                .filteredOn(found -> found.partner().equals(partner))
                .containsExactly(new Punctuality.Partner(
                        partner, 20, Duration.ofSeconds(10), Duration.ofSeconds(19), 0, 20, 20, 0, 0));
        assertThat(punctuality.partners(10))
                .filteredOn(found -> found.partner().equals(partner))
                .extracting(Punctuality.Partner::payments, Punctuality.Partner::late)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(21L, 1L));
    }

    @Test
    void aPayersClockAheadOfTheHubsCountsAsNoTime() {
        String partner = "ahead" + Ledger.number();
        OfficeId office = ledger.newOffice();
        insert(
                office,
                ledger.captured(office),
                partner,
                "MISMATCH",
                ledger.clock().instant(),
                Duration.ofMinutes(-3));
        assertThat(punctuality.partners(1))
                .filteredOn(found -> found.partner().equals(partner))
                .extracting(Punctuality.Partner::median)
                .containsExactly(Duration.ZERO);
    }

    @Test
    void whatWaitsForTheStateIsInTheRightBucket() {
        Map<Age, Long> before = waiting();
        OfficeId office = ledger.newOffice();
        Instant now = ledger.clock().instant();
        for (Duration age : new Duration[] {
            Duration.ofMinutes(59), Duration.ofHours(2), Duration.ofHours(23), Duration.ofHours(25), Duration.ofDays(30)
        }) {
            insert(office, ledger.captured(office), "bank-toy", "PROVISIONAL", now.minus(age), Duration.ZERO);
        }
        Map<Age, Long> after = waiting();
        for (Age age : Age.values()) {
            assertThat(after.getOrDefault(age, 0L) - before.getOrDefault(age, 0L))
                    .as(age.name())
                    .isEqualTo(1);
        }
    }

    private Map<Age, Long> waiting() {
        return punctuality.unconfirmed().stream()
                .collect(Collectors.toMap(Punctuality.Waiting::age, Punctuality.Waiting::payments));
    }

    private void insert(
            OfficeId office, PassportApplication one, String partner, String status, Instant received, Duration took) {
        ledger.bean(OfficeTransactions.class)
                .run(
                        office,
                        () -> ledger.sql()
                                .sql(
                                        "insert into payment (office, id, application, billing_code, partner, partner_reference,"
                                                + " transport, channel, amount, status, paid_at, received_at)"
                                                + " values (?, gen_random_uuid(), ?, '899999999999990', ?, ?, 'QUEUE', '', 350000, ?, ?, ?)")
                                .params(
                                        office.value(),
                                        one.id(),
                                        partner,
                                        "R" + Ledger.number(),
                                        status,
                                        Timestamp.from(received.minus(took)),
                                        Timestamp.from(received))
                                .update());
    }
}
