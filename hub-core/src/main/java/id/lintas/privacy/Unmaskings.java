package id.lintas.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.Actor;
import id.lintas.audit.AuditEvent;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplications;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Who may see the whole personal data of a case at this moment: whoever gave a reason a short while ago, that person and that
 * case alone. Asked at each reading, so that an end counts at once and on every node.
 */
@Service
public class Unmaskings {

    private final UnmaskingStore store;
    private final PassportApplications applications;
    private final PrivacyLedger ledger;
    private final PrivacySettings settings;

    Unmaskings(
            UnmaskingStore store, PassportApplications applications, PrivacyLedger ledger, PrivacySettings settings) {
        this.store = store;
        this.applications = applications;
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Shows the case whole to this person from now on, in place of an earlier permission. The trail gets who, which case,
     * which reason and until when; the note stays out of it, for it may name somebody and the trail is never deleted.
     *
     * @param note in the person's own words, at most 500 characters; needed if the reason says so
     * @throws ReasonMissing if a note is needed and says nothing, or is too long
     * @throws id.lintas.passport.UnknownApplication if the office has no such case
     * @throws NothingToShow if the case's personal data was deleted
     */
    public Unmasking unmask(OfficeId office, UUID application, String actor, UnmaskReason reason, String note) {
        String why = reason.needsNote() ? FreeText.required(note) : FreeText.clean(note);
        return ledger.transactions().in(office, () -> {
            if (applications.get(office, application).purged()) {
                throw new NothingToShow(application);
            }
            Instant now = ledger.clock().instant();
            Unmasking granted = new Unmasking(
                    UuidCreator.getTimeOrderedEpoch(),
                    application,
                    actor,
                    reason,
                    why,
                    now,
                    now.plus(settings.unmaskFor()),
                    null);
            store.end(office, application, actor, now);
            store.insert(office, granted);
            ledger.audit()
                    .record(
                            office,
                            Actor.at(office, actor).because(reason.name()),
                            AuditEvent.DATA_UNMASKED,
                            application.toString(),
                            "until " + granted.expiresAt());
            return granted;
        });
    }

    /** This person's permission for the case at this moment. */
    public Optional<Unmasking> current(OfficeId office, UUID application, String actor) {
        return ledger.transactions()
                .in(
                        office,
                        () -> store.current(
                                office, application, actor, ledger.clock().instant()));
    }

    /** Masks the case for this person again; nothing if it is masked. */
    public void mask(OfficeId office, UUID application, String actor) {
        ledger.transactions().run(office, () -> {
            if (store.end(office, application, actor, ledger.clock().instant())) {
                ledger.audit()
                        .record(office, Actor.at(office, actor), AuditEvent.DATA_MASKED, application.toString(), "");
            }
        });
    }

    /** The office's latest permissions, newest first: for whoever answers for the office's data. */
    public List<Unmasking> latest(OfficeId office, int most) {
        return ledger.transactions().in(office, () -> store.latest(office, most));
    }
}
