package id.lintas.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.audit.AuditEntry;
import id.lintas.audit.AuditLog;
import id.lintas.audit.AuditOutcome;
import id.lintas.audit.AuditTrail;
import id.lintas.ledger.Ledger;
import id.lintas.ledger.NeedsDatabase;
import id.lintas.ledger.TestClock;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsDatabase.class)
class RefusedAccessIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final TestClock clock = new TestClock();
    private final String actor = "dewi-" + UUID.randomUUID();
    private final RefusedAccess refused =
            new RefusedAccess(ledger.bean(Offices.class), ledger.bean(AuditTrail.class), clock);

    @Test
    void theFirstIsWrittenAtOnceAndTheRestOfTheMinuteIsOneNumber() {
        for (int i = 0; i < 1000; i++) {
            refused.refused(actor, office.value(), "-", "GET /office/{office}");
        }
        assertThat(entries(office)).hasSize(1);
        refused.tell();
        assertThat(entries(office)).as("the minute is not over").hasSize(1);
        clock.forward(Duration.ofSeconds(61));
        refused.tell();
        refused.tell();
        assertThat(entries(office))
                .hasSize(2)
                .allMatch(entry ->
                        entry.outcome() == AuditOutcome.REFUSED && entry.event().equals("ACCESS_REFUSED"))
                .anyMatch(entry -> entry.detail().startsWith("999 more since "));
    }

    @Test
    void aNewMinuteBeginsWithAnEntryAndLosesNoNumber() {
        refused.refused(actor, office.value(), "-", "first");
        refused.refused(actor, office.value(), "-", "second");
        clock.forward(Duration.ofSeconds(61));
        refused.refused(actor, office.value(), "-", "third");
        assertThat(entries(office))
                .extracting(AuditEntry::detail)
                .anyMatch("first"::equals)
                .anyMatch("third"::equals)
                .anyMatch(detail -> detail.startsWith("1 more since "));
    }

    @Test
    void eachOfficeAndEachPersonIsToldApart() {
        OfficeId other = ledger.newOffice();
        refused.refused(actor, office.value(), "-", "x");
        refused.refused(actor, other.value(), "-", "x");
        refused.refused(actor + "-2", office.value(), "-", "x");
        assertThat(entries(office)).hasSize(1);
        assertThat(entries(other)).hasSize(1);
    }

    @Test
    void namesThatAreNoOfficesGoToTheCentreAsOne() {
        for (String name : List.of("no-such-office", "NONE", "../x", "", "Siti Aminah 1671015211870001")) {
            refused.refused(actor, name, "-", "GET /office/{office}");
        }
        assertThat(entries(OfficeId.CENTRAL))
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("Siti", "no-such"));
    }

    @Test
    void theLastMinuteIsToldWhenTheHubStops() {
        refused.refused(actor, office.value(), "-", "x");
        refused.refused(actor, office.value(), "-", "x");
        refused.destroy();
        assertThat(entries(office)).hasSize(2);
    }

    private List<AuditEntry> entries(OfficeId chain) {
        return ledger.bean(AuditLog.class).latest(new AuditLog.Filter(chain.value(), null, actor, null, null), 100);
    }
}
