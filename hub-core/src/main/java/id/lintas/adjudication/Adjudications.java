package id.lintas.adjudication;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.adjudication.AdjudicationCase.Status;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.delivery.Links;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.sql.Later;
import id.lintas.vault.ShareLinks;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Biometric checks: insert first, identify only after the insert succeeded, a verdict only from a consistent reply.
 * Methods that change something join the office's open transaction.
 */
@Service
public class Adjudications {

    private static final String INSERT = "mosip.abis.insert";
    private static final String IDENTIFY = "mosip.abis.identify";
    private static final int MOST_TRIES = 5;

    private final AdjudicationStore store;
    private final PassportApplications applications;
    private final ShareLinks shares;
    private final Ledger ledger;
    private final Clock clock;

    Adjudications(
            AdjudicationStore store, PassportApplications applications, ShareLinks shares, Ledger ledger, Clock clock) {
        this.store = store;
        this.applications = applications;
        this.shares = shares;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Begins the check of a paid case, unless one was begun before or the case may not go on now; joins the office's
     * transaction.
     */
    public void begin(OfficeId office, UUID application) {
        Later<PassportApplication> held = applications.holding(office, application);
        Later<Optional<AdjudicationCase>> before = store.find(office, application);
        PassportApplication paid = held.get();
        if (before.get().isEmpty() && applications.allows(paid, Stage.ADJUDICATING)) {
            start(office, application);
        }
    }

    /** Whether the case's check was begun, looked at when somebody does; needs the office's open transaction. */
    public Later<Boolean> begun(OfficeId office, UUID application) {
        Later<Optional<AdjudicationCase>> before = store.find(office, application);
        return () -> before.get().isPresent();
    }

    private void start(OfficeId office, UUID application) {
        PassportApplication checked = applications.move(office, application, Stage.ADJUDICATING, "hub");
        UUID request = UuidCreator.getTimeOrderedEpoch();
        UUID reference = UUID.randomUUID();
        store.insert(office, application, reference, request, clock.instant());
        ledger.audit()
                .record(office, "hub", AuditEvent.ADJUDICATION_STARTED, application.toString(), reference.toString());
        oweInsert(checked, request, reference);
    }

    /** The case's check, if one was begun. */
    public Optional<AdjudicationCase> of(OfficeId office, UUID application) {
        return ledger.transactions()
                .in(office, () -> store.find(office, application).get());
    }

    /**
     * Takes a reply of the ABIS.
     *
     * @param request the request id that the reply names; an outdated one changes nothing
     * @return empty if the reply was taken, else why it decides nothing
     */
    public Optional<String> replied(OfficeId office, UUID request, JsonNode json) {
        AdjudicationCase check = store.lockByRequest(office, request).orElse(null);
        if (check == null) {
            return Optional.of("request " + request + " belongs to no check of " + office);
        }
        boolean inserting = store.isInsert(office, check.id(), request);
        AbisReply reply = AbisReply.read(json, inserting ? INSERT : IDENTIFY);
        if (!reply.flaw().isEmpty()) {
            return quarantine(office, check, reply.flaw());
        }
        if (inserting) {
            return check.status() == Status.INSERTING ? afterInsert(office, check, reply) : Optional.empty();
        }
        return afterIdentify(office, check, reply);
    }

    private Optional<String> afterInsert(OfficeId office, AdjudicationCase check, AbisReply reply) {
        PassportApplication application = applications.get(office, check.application());
        UUID request = UuidCreator.getTimeOrderedEpoch();
        if (reply.success() || AbisFailure.insertedAlready(reply.failureReason())) {
            store.identifying(office, check.id(), request);
            oweIdentify(application, request, check.referenceId());
        } else if (AbisFailure.retryable(reply.failureReason())
                && store.again(office, check.id(), request) <= MOST_TRIES) {
            oweInsert(application, request, check.referenceId());
        } else {
            fail(office, check, reply);
        }
        return Optional.empty();
    }

    private Optional<String> afterIdentify(OfficeId office, AdjudicationCase check, AbisReply reply) {
        if (!reply.success()) {
            if (check.status() == Status.IDENTIFYING) {
                fail(office, check, reply);
            }
            return Optional.empty();
        }
        if (reply.candidates().contains(check.referenceId())) {
            return quarantine(office, check, "the probe is among its own candidates");
        }
        Status verdict = reply.candidates().isEmpty() ? Status.NO_HIT : Status.HIT;
        if (check.status() == Status.NO_HIT || check.status() == Status.HIT) {
            return check.status() == verdict
                    ? Optional.empty()
                    : quarantine(office, check, "a second, different decision: " + verdict);
        }
        if (check.status() != Status.IDENTIFYING) {
            return Optional.of("check is " + check.status());
        }
        store.decide(
                office, check.id(), verdict, clock.instant(), reply.candidates().size(), reply.topScore());
        applications.move(
                office, check.application(), verdict == Status.NO_HIT ? Stage.CLEARED : Stage.REFERRED, "registry");
        ledger.audit()
                .record(
                        office,
                        "registry",
                        AuditEvent.ADJUDICATION_DECIDED,
                        check.application().toString(),
                        verdict.name());
        return Optional.empty();
    }

    private Optional<String> quarantine(OfficeId office, AdjudicationCase check, String flaw) {
        store.stop(office, check.id(), Status.QUARANTINED, flaw);
        ledger.audit()
                .record(
                        office,
                        "registry",
                        AuditEvent.REPLY_QUARANTINED,
                        check.application().toString(),
                        flaw);
        ledger.nudges().changed(office);
        return Optional.of(flaw);
    }

    private void fail(OfficeId office, AdjudicationCase check, AbisReply reply) {
        store.stop(office, check.id(), Status.FAILED, "failureReason " + reply.failureReason());
        ledger.nudges().changed(office);
    }

    private void oweInsert(PassportApplication application, UUID request, UUID reference) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", INSERT);
        body.put("version", "1.1");
        body.put("requestId", request);
        body.put("requesttime", clock.instant());
        body.put("referenceId", reference);
        body.put(
                "referenceURL",
                shares.create(application.office(), application.id()).toString());
        owe(application, request, INSERT, body);
    }

    private void oweIdentify(PassportApplication application, UUID request, UUID reference) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", IDENTIFY);
        body.put("version", "1.1");
        body.put("requestId", request);
        body.put("requesttime", clock.instant());
        body.put("referenceId", reference);
        body.put("referenceURL", "");
        body.put("flags", Map.of("maxResults", "10", "targetFPIR", "30"));
        owe(application, request, IDENTIFY, body);
    }

    private void owe(PassportApplication application, UUID request, String type, Map<String, Object> body) {
        ledger.deliveries()
                .owe(
                        ledger.envelopes()
                                .message(application.office(), request, type, application.bookingCode(), body),
                        Links.ABIS);
    }

    /** What a check's transaction writes besides its own rows. */
    @org.springframework.stereotype.Component("adjudicationLedger")
    record Ledger(
            OfficeTransactions transactions,
            Deliveries deliveries,
            Envelopes envelopes,
            AuditTrail audit,
            OfficeNudges nudges) {}
}
