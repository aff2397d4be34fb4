package id.lintas.freeze;

import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalAction;
import id.lintas.approval.Person;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Closes an office or opens it, once a second operator has said so. */
final class FreezeAction implements ApprovalAction {

    private static final Set<String> OPERATORS = Set.of("central-operator");

    /** Which way. */
    enum Way {
        FREEZE("office.freeze", true),
        THAW("office.thaw", false);

        private final String kind;
        private final boolean frozen;

        Way(String kind, boolean frozen) {
            this.kind = kind;
            this.frozen = frozen;
        }

        String kind() {
            return kind;
        }

        /** What the office is afterwards. */
        boolean frozen() {
            return frozen;
        }

        /** An office's id needs no escaping. */
        String content(OfficeId office) {
            return "{\"office\":\"%s\",\"before\":\"%s\",\"after\":\"%s\"}"
                    .formatted(office, word(!frozen), word(frozen));
        }

        private static String word(boolean frozen) {
            return frozen ? "frozen" : "open";
        }
    }

    private final Way way;
    private final FreezeStore store;
    private final AuditTrail audit;
    private final Clock clock;

    FreezeAction(Way way, FreezeStore store, AuditTrail audit, Clock clock) {
        this.way = way;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return way.kind();
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
        return List.of(
                new Change("approval.freeze.office", value(!way.frozen()), value(way.frozen())),
                new Change("approval.freeze.portal", works(!way.frozen()), works(way.frozen())),
                new Change("approval.freeze.booking", works(!way.frozen()), works(way.frozen())),
                new Change("approval.freeze.systems", works(!way.frozen()), works(way.frozen())),
                new Change("approval.freeze.payments", works(false), works(false)));
    }

    @Override
    public boolean stillHolds(Approval approval) {
        return store.lock(new OfficeId(approval.subject()), clock.instant()) != way.frozen();
    }

    @Override
    public void carryOut(Approval approval, Person approver) {
        store.set(new OfficeId(approval.subject()), way.frozen(), clock.instant(), approval.id(), approval.reason());
        audit.record(
                OfficeId.CENTRAL,
                approver.name(),
                way.frozen() ? AuditEvent.OFFICE_FROZEN : AuditEvent.OFFICE_THAWED,
                approval.subject(),
                "approval " + approval.id() + " asked by " + approval.askedName());
    }

    private static String value(boolean frozen) {
        return frozen ? "approval.freeze.frozen" : "approval.freeze.open";
    }

    private static String works(boolean stopped) {
        return stopped ? "approval.freeze.stops" : "approval.freeze.works";
    }
}
