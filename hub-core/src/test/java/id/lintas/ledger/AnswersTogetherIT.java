package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.booking.Booking;
import id.lintas.booking.Bookings;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.registry.RegistryIntake;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DataAccessException;

/** Answers of the registry that come together, of several offices. */
@ExtendWith(NeedsDatabase.class)
class AnswersTogetherIT {

    private static final String STORED = "2026-11-23T09:00:00Z";

    /** A time that Java can say and the ledger cannot hold. */
    private static final String NEVER = "+400000-01-01T00:00:00Z";

    private final Ledger ledger = Ledger.get();
    private final RegistryIntake intake = ledger.bean(RegistryIntake.class);
    private final OfficeId one = ledger.newOffice();
    private final OfficeId other = ledger.newOffice();
    private final Booking first = ledger.book(one);
    private final Booking second = ledger.book(other);
    private final Booking third = ledger.book(one);

    @Test
    void answersOfSeveralOfficesShareOneCommitAndEachChangesItsOwnOfficeAlone() {
        intake.events(List.of(answer(first, "R1", STORED), answer(second, "R2", STORED), answer(third, "R3", STORED)));
        assertThat(List.of(reference(first), reference(second), reference(third)))
                .containsExactly("R1", "R2", "R3");
        assertThat(outcomes(first)).containsExactly("TAKEN " + one);
        assertThat(outcomes(second)).containsExactly("TAKEN " + other);
        assertThat(
                        across(
                                "select count(distinct s.xmin::text) from delivery_state s join delivery d using (office, id) where correlation in (?, ?, ?)"))
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeReadAndWhatAnswersNothingAreKeptAndTheirNeighboursTaken() {
        UUID nobodys = UUID.randomUUID();
        byte[] unknown = ("{\"type\":\"t\",\"causationid\":\"" + nobodys + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] malformed = ("{\"it\":\"" + nobodys).getBytes(StandardCharsets.UTF_8);
        intake.events(List.of(malformed, answer(first, "R1", STORED), unknown, answer(second, "R2", STORED)));
        assertThat(List.of(reference(first), reference(second))).containsExactly("R1", "R2");
        assertThat(kept(unknown)).containsExactly("UNKNOWN");
        assertThat(kept(malformed)).containsExactly("MALFORMED");
    }

    @Test
    void oneThatCannotBeTakenTakesAllBackAndAloneHarmsNobody() {
        byte[] poison = answer(second, "R2", NEVER);
        assertThatThrownBy(
                        () -> intake.events(List.of(answer(first, "R1", STORED), poison, answer(third, "R3", STORED))))
                .isInstanceOf(DataAccessException.class);
        assertThat(first.acknowledgedAt()).isNull();
        assertThat(outcomes(first)).as("nothing of the others happened").isEmpty();
        intake.event(answer(first, "R1", STORED));
        assertThatThrownBy(() -> intake.event(poison)).isInstanceOf(DataAccessException.class);
        intake.event(answer(third, "R3", STORED));
        assertThat(List.of(reference(first), reference(third))).containsExactly("R1", "R3");
        assertThat(outcomes(second)).isEmpty();
    }

    @Test
    void twoAnswersToOneMessageMayComeTogether() {
        intake.events(List.of(answer(first, "R1", STORED), answer(first, "R9", STORED)));
        assertThat(reference(first)).isEqualTo("R1");
        assertThat(outcomes(first)).hasSize(2);
    }

    private byte[] answer(Booking booking, String reference, String stored) {
        UUID question = ledger.bean(OfficeTransactions.class)
                .in(
                        booking.office(),
                        () -> ledger.sql()
                                .sql("select id from delivery where correlation = ? and type = ?")
                                .params(booking.code(), Bookings.ANNOUNCED)
                                .query(UUID.class)
                                .single());
        return """
                {"specversion":"1.0","id":"%s","type":"id.lintas.booking.acknowledged.v1","causationid":"%s",
                 "data":{"bookingCode":"%s","registryReference":"%s","storedAt":"%s"}}""".formatted(UUID.randomUUID(), question, booking.code(), reference, stored)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String reference(Booking booking) {
        return String.valueOf(ledger.bean(Bookings.class)
                .find(booking.office(), booking.code())
                .orElseThrow()
                .registryReference());
    }

    private List<String> outcomes(Booking booking) {
        return ledger.bean(OfficeTransactions.class)
                .acrossOffices(() -> ledger.sql()
                        .sql("select outcome || ' ' || office from inbound_message where correlation = ?")
                        .param(booking.code())
                        .query(String.class)
                        .list());
    }

    private List<String> kept(byte[] body) {
        return ledger.bean(OfficeTransactions.class)
                .acrossOffices(() -> ledger.sql()
                        .sql("select outcome from inbound_message where digest = ?")
                        .param(id.lintas.message.MessageLog.sha256(body))
                        .query(String.class)
                        .list());
    }

    private long across(String sql) {
        return ledger.bean(OfficeTransactions.class)
                .acrossOffices(() -> ledger.sql()
                        .sql(sql)
                        .params(first.code(), second.code(), third.code())
                        .query(Long.class)
                        .single());
    }
}
