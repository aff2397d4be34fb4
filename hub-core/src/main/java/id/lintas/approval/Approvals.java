package id.lintas.approval;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.Actor;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Everything that takes two people. One asks for exactly one thing; another, with the kind's role, approves exactly that
 * and it is done in the same transaction, once. The same account can never do both.
 */
@Service
public class Approvals {

    static final int LONGEST_REASON = 500;

    /** Stands for the hub where no person decided. */
    private static final String HUB = "hub";

    private final OfficeTransactions transactions;
    private final ApprovalStore store;
    private final AuditTrail audit;
    private final Clock clock;
    private final Map<String, ApprovalAction> actions;

    Approvals(
            OfficeTransactions transactions,
            ApprovalStore store,
            AuditTrail audit,
            Clock clock,
            List<ApprovalAction> actions) {
        this.transactions = transactions;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.actions =
                actions.stream().collect(Collectors.toUnmodifiableMap(ApprovalAction::kind, Function.identity()));
    }

    /**
     * Asks for something; joins a running transaction of the office.
     *
     * @param contentJson what exactly is to be done; a JSON object of texts and whole numbers, nothing personal in it
     * @param reason why, one to 500 characters
     * @throws IllegalArgumentException if the kind is unknown or not this office's, the content no such object or the reason blank or too long
     * @throws AskRefused if the person's roles do not allow asking, or the same thing is being asked for already
     */
    public Approval ask(OfficeId office, Person asker, String kind, String subject, String contentJson, String reason) {
        ApprovalAction action = action(kind);
        if (action.central() != office.equals(OfficeId.CENTRAL)) {
            throw new IllegalArgumentException("office: " + office + " (expected: "
                    + (action.central() ? "the directorate" : "an office") + " for " + kind + ")");
        }
        if (!asker.hasOneOf(action.askers())) {
            throw new AskRefused(AskRefused.Why.WRONG_ROLE, kind, subject);
        }
        String content = Content.canonical(contentJson);
        String why = checked(reason);
        return transactions.in(office, () -> {
            Instant now = clock.instant();
            expire(office, now);
            Approval asked = new Approval(
                    office,
                    UuidCreator.getTimeOrderedEpoch(),
                    kind,
                    subject,
                    content,
                    Content.digest(office, kind, subject, content, why, asker.id()),
                    why,
                    asker.id(),
                    asker.name(),
                    now,
                    now.plus(action.validFor()),
                    Approval.State.ASKED,
                    null);
            if (!store.insert(asked)) {
                throw new AskRefused(AskRefused.Why.ASKED_BEFORE, kind, subject);
            }
            note(asked, asker.name(), why, AuditEvent.APPROVAL_ASKED, told(asked));
            return asked;
        });
    }

    /**
     * Approves and carries out, both or neither.
     *
     * @param digestSeen the digest of what the approver looked at
     */
    public ApprovalResult approve(OfficeId office, UUID id, Person approver, String digestSeen) {
        transactions
                .in(office, () -> store.find(office, id))
                .filter(approval -> mayDecide(approval, approver))
                .ifPresent(approval -> action(approval.kind()).refresh(approval));
        return decide(office, id, approver, approval -> {
            ApprovalAction action = action(approval.kind());
            if (!approval.digest().equals(digestSeen) || !approval.digest().equals(approval.computedDigest())) {
                return denied(approval, approver, ApprovalResult.CHANGED);
            }
            if (!action.stillHolds(approval)) {
                return ApprovalResult.NO_LONGER_HOLDS;
            }
            action.carryOut(approval, approver);
            end(approval, Approval.State.APPROVED, approver, "", AuditEvent.APPROVAL_GRANTED);
            return ApprovalResult.DONE;
        });
    }

    /**
     * Refuses; nothing is done.
     *
     * @param reason why, one to 500 characters
     * @throws IllegalArgumentException if the reason is blank or too long
     */
    public ApprovalResult refuse(OfficeId office, UUID id, Person approver, String reason) {
        String why = checked(reason);
        return decide(office, id, approver, approval -> {
            end(approval, Approval.State.REFUSED, approver, why, AuditEvent.APPROVAL_REFUSED);
            return ApprovalResult.DONE;
        });
    }

    /** Takes the question back; only whoever asked can. */
    public ApprovalResult withdraw(OfficeId office, UUID id, Person asker) {
        return whileOpen(office, id, approval -> {
            if (!approval.askedBy().equals(asker.id())) {
                return denied(approval, asker, ApprovalResult.WRONG_ROLE);
            }
            end(approval, Approval.State.WITHDRAWN, asker, "", AuditEvent.APPROVAL_WITHDRAWN);
            return ApprovalResult.DONE;
        });
    }

    /** The approval, if the office has it. */
    public Optional<Approval> find(OfficeId office, UUID id) {
        return transactions.in(office, () -> store.find(office, id));
    }

    /** The office's approvals: what waits first, then what was decided, each newest first. */
    public List<Approval> latest(OfficeId office, int most) {
        return transactions.in(office, () -> store.latest(office, most));
    }

    /** What the approval would change. */
    public List<ApprovalAction.Change> changes(Approval approval) {
        return action(approval.kind()).changes(approval);
    }

    /** Whether the person could approve this at that time; what a screen offers. The decision asks again. */
    public boolean mayDecide(Approval approval, Person person) {
        return approval.open(clock.instant())
                && !approval.askedBy().equals(person.id())
                && person.hasOneOf(action(approval.kind()).approvers());
    }

    /** Ends what nobody decided in time, in all offices; several nodes may do so at once. Returns how many. */
    public int expireOverdue() {
        Instant now = clock.instant();
        return transactions.acrossOffices(() -> store.withOverdue(now)).stream()
                .mapToInt(office -> transactions.in(office, () -> expire(office, now)))
                .sum();
    }

    private ApprovalResult decide(
            OfficeId office, UUID id, Person approver, Function<Approval, ApprovalResult> decision) {
        return whileOpen(office, id, approval -> {
            if (approval.askedBy().equals(approver.id())) {
                return denied(approval, approver, ApprovalResult.SAME_PERSON);
            }
            if (!approver.hasOneOf(action(approval.kind()).approvers())) {
                return denied(approval, approver, ApprovalResult.WRONG_ROLE);
            }
            return decision.apply(approval);
        });
    }

    private ApprovalResult whileOpen(OfficeId office, UUID id, Function<Approval, ApprovalResult> work) {
        return transactions.in(office, () -> {
            Instant now = clock.instant();
            Approval approval = store.lock(office, id).orElse(null);
            if (approval == null) {
                return ApprovalResult.UNKNOWN;
            }
            if (approval.state() == Approval.State.ASKED && !approval.open(now)) {
                expired(approval, now);
                return ApprovalResult.EXPIRED;
            }
            return switch (approval.state()) {
                case ASKED -> work.apply(approval);
                case EXPIRED -> ApprovalResult.EXPIRED;
                case APPROVED, REFUSED, WITHDRAWN -> ApprovalResult.DECIDED_BEFORE;
            };
        });
    }

    private int expire(OfficeId office, Instant now) {
        List<Approval> overdue = store.overdue(office, now);
        overdue.forEach(approval -> expired(approval, now));
        return overdue.size();
    }

    private void expired(Approval approval, Instant now) {
        store.end(approval, Approval.State.EXPIRED, new Approval.Decision(HUB, HUB, now, ""));
        note(approval, HUB, "", AuditEvent.APPROVAL_EXPIRED, told(approval));
    }

    private void end(Approval approval, Approval.State state, Person person, String reason, AuditEvent event) {
        store.end(approval, state, new Approval.Decision(person.id(), person.name(), clock.instant(), reason));
        note(approval, person.name(), reason, event, told(approval));
    }

    /** An attempt that must not succeed leaves a trace. */
    private ApprovalResult denied(Approval approval, Person person, ApprovalResult why) {
        note(approval, person.name(), "", AuditEvent.APPROVAL_DENIED, told(approval) + " " + why);
        return why;
    }

    private void note(Approval approval, String name, String reason, AuditEvent event, String detail) {
        boolean central = approval.office().equals(OfficeId.CENTRAL);
        audit.record(
                approval.office(),
                new Actor(name, central || name.equals(HUB) ? null : approval.office(), reason),
                event,
                approval.id().toString(),
                detail);
    }

    private static String told(Approval approval) {
        return approval.kind() + " " + approval.subject() + " sha256=" + approval.digest();
    }

    private ApprovalAction action(String kind) {
        ApprovalAction action = actions.get(kind);
        if (action == null) {
            throw new IllegalArgumentException("kind: " + kind + " (expected: one of " + actions.keySet() + ")");
        }
        return action;
    }

    private static String checked(String reason) {
        String why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "reason: " + why.length() + " characters (expected: 1 to " + LONGEST_REASON + ")");
        }
        return why;
    }
}
