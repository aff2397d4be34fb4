package id.lintas.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.Actor;
import id.lintas.audit.AuditEvent;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.privacy.SubjectRequest.Closing;
import id.lintas.privacy.SubjectRequest.Kind;
import id.lintas.privacy.SubjectRequest.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The office's register of requests by people about their own data. An open request keeps its cases from being purged, so that
 * there is something to answer with.
 */
@Service
public class SubjectRequests {

    /** Three times 24 hours from the request, for access (article 32) as for correction (article 30 of UU 27/2022). */
    public static final Duration ANSWER_WITHIN = Duration.ofHours(72);

    private final SubjectRequestStore store;
    private final PassportApplications applications;
    private final SubjectCopies copies;
    private final PrivacyLedger ledger;

    SubjectRequests(
            SubjectRequestStore store, PassportApplications applications, SubjectCopies copies, PrivacyLedger ledger) {
        this.store = store;
        this.applications = applications;
        this.copies = copies;
        this.ledger = ledger;
    }

    /**
     * Writes a request down.
     *
     * @param note what was asked and how the person was recognised, 5 to 500 characters
     * @param actor who writes it down
     * @throws ReasonMissing if the note says nothing or is too long
     */
    public SubjectRequest open(OfficeId office, Kind kind, Nik nik, String note, String actor) {
        String clean = FreeText.required(note);
        return ledger.transactions().in(office, () -> {
            Instant now = ledger.clock().instant();
            SubjectRequest opened = new SubjectRequest(
                    UuidCreator.getTimeOrderedEpoch(), kind, nik, clean, now, now.plus(ANSWER_WITHIN), actor, null);
            store.insert(office, opened, nik);
            ledger.audit()
                    .record(
                            office,
                            Actor.at(office, actor),
                            AuditEvent.SUBJECT_REQUEST_OPENED,
                            opened.id().toString(),
                            kind + " due " + opened.dueAt());
            return opened;
        });
    }

    /** Open requests, the most urgent first, then the latest others. */
    public List<SubjectRequest> latest(OfficeId office, int most) {
        return ledger.transactions().in(office, () -> store.latest(office, most));
    }

    /**
     * The request.
     *
     * @throws UnknownRequest if the office has no such request
     */
    public SubjectRequest get(OfficeId office, UUID id) {
        return ledger.transactions().in(office, () -> store.find(office, id).orElseThrow(() -> new UnknownRequest(id)));
    }

    /** The office's cases of the person, newest first; none once the request's own data was deleted. */
    public List<PassportApplication> cases(OfficeId office, SubjectRequest request) {
        return request.nik() == null ? List.of() : applications.of(office, request.nik());
    }

    /**
     * All that the hub holds about the person in this office; that it was taken is on the record.
     *
     * @throws UnknownRequest if the office has no such request
     * @throws RequestClosed if it was answered before
     */
    public SubjectCopy copy(OfficeId office, UUID id, String actor) {
        return ledger.transactions().in(office, () -> {
            SubjectRequest request = opened(office, id);
            SubjectCopy copy = copies.of(office, whose(request), cases(office, request));
            ledger.audit()
                    .record(
                            office,
                            Actor.at(office, actor),
                            AuditEvent.SUBJECT_DATA_EXPORTED,
                            id.toString(),
                            copy.cases().size() + " cases");
            return copy;
        });
    }

    /**
     * Closes a request.
     *
     * @param answer what the person was told, 5 to 500 characters
     * @throws ReasonMissing if the answer says nothing or is too long
     * @throws UnknownRequest if the office has no such request
     * @throws RequestClosed if it was answered before
     */
    public void close(OfficeId office, UUID id, Outcome outcome, String answer, String actor) {
        String clean = FreeText.required(answer);
        ledger.transactions().run(office, () -> {
            SubjectRequest request = opened(office, id);
            Instant now = ledger.clock().instant();
            if (!store.close(office, id, new Closing(outcome, clean, now, actor))) {
                throw new RequestClosed(id);
            }
            ledger.audit()
                    .record(
                            office,
                            Actor.at(office, actor),
                            AuditEvent.SUBJECT_REQUEST_CLOSED,
                            id.toString(),
                            outcome + (request.late(now) ? ", late" : ""));
        });
    }

    /** The request, locked and open; needs the office's transaction. */
    SubjectRequest opened(OfficeId office, UUID id) {
        SubjectRequest request = store.lock(office, id).orElseThrow(() -> new UnknownRequest(id));
        if (!request.open()) {
            throw new RequestClosed(id);
        }
        return request;
    }

    private static Nik whose(SubjectRequest request) {
        if (request.nik() == null) {
            throw new RequestClosed(request.id());
        }
        return request.nik();
    }
}
