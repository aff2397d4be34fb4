package id.lintas.reconciliation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalAction;
import id.lintas.approval.Person;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Two people sign a partner's day off: exactly what the first of them saw, or nothing. */
@Component
class SignOff implements ApprovalAction {

    static final String KIND = "reconciliation.sign";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OPERATORS = Set.of("central-operator");

    private final ReconciliationStore store;
    private final ObjectProvider<Reconciliation> reconciliation;
    private final AuditTrail audit;
    private final Clock clock;

    SignOff(ReconciliationStore store, ObjectProvider<Reconciliation> reconciliation, AuditTrail audit, Clock clock) {
        this.store = store;
        this.reconciliation = reconciliation;
        this.audit = audit;
        this.clock = clock;
    }

    static String subject(String partner, LocalDate day) {
        return partner + "/" + day;
    }

    static String content(ReconciledDay day) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "partner", day.partner(),
                    "day", day.day().toString(),
                    "lines", day.lines(),
                    "stated", day.stated().toPlainString(),
                    "confirmations", day.confirmations(),
                    "confirmed", day.confirmed(),
                    "open", day.open(),
                    "finding", day.digest()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content: cannot be written", e);
        }
    }

    private static JsonNode content(Approval approval) {
        try {
            return JSON.readTree(approval.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content: unreadable (expected: what was asked for)", e);
        }
    }

    private static LocalDate day(JsonNode asked) {
        return LocalDate.parse(asked.path("day").asText());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean central() {
        return true;
    }

    @Override
    public Set<String> askers() {
        return OPERATORS;
    }

    @Override
    public Set<String> approvers() {
        return OPERATORS;
    }

    @Override
    public List<Change> changes(Approval approval) {
        JsonNode asked = content(approval);
        String open = asked.path("open").asText();
        return List.of(
                new Change(
                        "approval.reconciliation.day",
                        "approval.reconciliation.unsigned",
                        "approval.reconciliation.signed"),
                same("approval.money.partner", asked.path("partner").asText()),
                same("approval.reconciliation.date", asked.path("day").asText()),
                same("approval.reconciliation.lines", asked.path("lines").asText()),
                same(
                        "approval.reconciliation.confirmations",
                        asked.path("confirmations").asText()),
                same("approval.reconciliation.open", open));
    }

    private static Change same(String what, String value) {
        return new Change(what, value, value);
    }

    /** What came since the last run counts: the day is compared once more, before it is looked at under a lock. */
    @Override
    public void refresh(Approval approval) {
        JsonNode asked = content(approval);
        reconciliation.getObject().refresh(asked.path("partner").asText(), day(asked));
    }

    @Override
    public boolean stillHolds(Approval approval) {
        JsonNode asked = content(approval);
        return store.lock(asked.path("partner").asText(), day(asked))
                .filter(found -> found.digest().equals(asked.path("finding").asText()))
                .isPresent();
    }

    @Override
    public void carryOut(Approval approval, Person approver) {
        JsonNode asked = content(approval);
        ReconciledDay found =
                store.lock(asked.path("partner").asText(), day(asked)).orElseThrow();
        store.sign(found, clock.instant(), approval.askedName(), approver.name());
        audit.record(
                approval.office(),
                approver.name(),
                AuditEvent.RECONCILIATION_SIGNED,
                found.partner(),
                found.day() + ", open " + found.open() + ", asked by " + approval.askedName());
    }
}
