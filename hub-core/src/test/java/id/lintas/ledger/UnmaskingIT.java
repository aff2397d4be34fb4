package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.UnknownApplication;
import id.lintas.privacy.NothingToShow;
import id.lintas.privacy.Purge;
import id.lintas.privacy.ReasonMissing;
import id.lintas.privacy.UnmaskReason;
import id.lintas.privacy.Unmasking;
import id.lintas.privacy.Unmaskings;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whole data is for the one person who gave a reason, for that case and for a while. */
@ExtendWith(NeedsDatabase.class)
class UnmaskingIT {

    private final Ledger ledger = Ledger.get();
    private final Unmaskings unmaskings = ledger.bean(Unmaskings.class);
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final OfficeId office = ledger.newOffice();
    private final PassportApplication one = ledger.captured(office);

    @Test
    void onlyThePersonWhoGaveAReasonSeesOnlyThatCase() {
        PassportApplication another = ledger.captured(office);
        assertThat(unmaskings.current(office, one.id(), "dewi")).isEmpty();

        Unmasking granted = unmaskings.unmask(office, one.id(), "dewi", UnmaskReason.AT_COUNTER, "");

        assertThat(unmaskings.current(office, one.id(), "dewi")).contains(granted);
        assertThat(Duration.between(granted.grantedAt(), granted.expiresAt())).isEqualTo(Duration.ofMinutes(15));
        assertThat(unmaskings.current(office, one.id(), "joko")).isEmpty();
        assertThat(unmaskings.current(office, one.id(), "Dewi")).isEmpty();
        assertThat(unmaskings.current(office, another.id(), "dewi")).isEmpty();
        assertThat(unmaskings.current(ledger.newOffice(), one.id(), "dewi")).isEmpty();
    }

    @Test
    void itEndsByItselfAndByHand() {
        Unmasking granted = unmaskings.unmask(office, one.id(), "dewi", UnmaskReason.CALL, "");
        unmaskings.unmask(office, one.id(), "joko", UnmaskReason.CALL, "");
        unmaskings.mask(office, one.id(), "dewi");
        assertThat(unmaskings.current(office, one.id(), "dewi")).isEmpty();
        assertThat(unmaskings.current(office, one.id(), "joko"))
                .as("control: another's goes on")
                .isPresent();
        unmaskings.mask(office, one.id(), "dewi");
        assertThat(entries(AuditEvent.DATA_MASKED)).as("once").hasSize(1);

        granted("rudi", granted.grantedAt().minusSeconds(1));
        assertThat(unmaskings.current(office, one.id(), "rudi")).as("expired").isEmpty();
        granted("rudi", granted.grantedAt().plusSeconds(600));
        assertThat(unmaskings.current(office, one.id(), "rudi"))
                .as("control: the same, not expired")
                .isPresent();
    }

    @Test
    void withoutAReasonNothingIsShownAndNothingRecorded() {
        for (String note : List.of("", "  ", "abc", "\u0007\u0007\u0007\u0007\u0007\u0007", "x".repeat(501))) {
            assertThatThrownBy(() -> unmaskings.unmask(office, one.id(), "dewi", UnmaskReason.OTHER, note))
                    .isInstanceOf(ReasonMissing.class);
        }
        assertThat(unmaskings.current(office, one.id(), "dewi")).isEmpty();
        assertThat(entries(AuditEvent.DATA_UNMASKED)).isEmpty();
        assertThatThrownBy(() -> unmaskings.unmask(ledger.newOffice(), one.id(), "dewi", UnmaskReason.CALL, ""))
                .isInstanceOf(UnknownApplication.class);
    }

    @Test
    void theTrailSaysWhoAndWhyAndNothingPersonalAndTheNoteIsSealed() {
        unmaskings.unmask(office, one.id(), "dewi", UnmaskReason.OTHER, "Ibu SITI AMINAH minta dicek");

        assertThat(entries(AuditEvent.DATA_UNMASKED)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("dewi");
            assertThat(entry.detail()).startsWith("until 2").doesNotContain("SITI");
        });
        String raw = transactions.in(
                office,
                () -> ledger.sql()
                        .sql("select (select string_agg(u::text, ' ') from unmasking u where office = :office)"
                                + " || (select string_agg(e::text, ' ') from audit_entry e where office = :office)")
                        .param("office", office.value())
                        .query(String.class)
                        .single());
        assertThat(raw)
                .contains("OTHER")
                .doesNotContain("SITI", "AMINAH", "53495449", "3602041211870001", "081200000000");
        assertThat(unmaskings.latest(office, 5))
                .singleElement()
                .satisfies(seen -> assertThat(seen.note()).isEqualTo("Ibu SITI AMINAH minta dicek"));
        assertThat(unmaskings.latest(office, 5).get(0).toString()).doesNotContain("SITI");
    }

    @Test
    void whatWasDeletedCannotBeShown() {
        PassportApplication old = new EndedCases(ledger).ended(office, Duration.ofDays(400));
        ledger.bean(Purge.class).run(office);
        assertThatThrownBy(() -> unmaskings.unmask(office, old.id(), "dewi", UnmaskReason.CALL, ""))
                .isInstanceOf(NothingToShow.class);
    }

    private void granted(String actor, Instant until) {
        transactions.run(
                office,
                () -> ledger.sql()
                        .sql("insert into unmasking (office, id, application, actor, reason, granted_at, expires_at)"
                                + " values (?, gen_random_uuid(), ?, ?, 'CALL', ?, ?)")
                        .params(
                                office.value(),
                                one.id(),
                                actor,
                                Timestamp.from(until.minusSeconds(900)),
                                Timestamp.from(until))
                        .update());
    }

    private List<AuditTrail.Entry> entries(AuditEvent event) {
        return transactions.in(
                office,
                () -> ledger.bean(AuditTrail.class).of(office, List.of(one.id().toString())).stream()
                        .filter(entry -> entry.event() == event)
                        .toList());
    }
}
