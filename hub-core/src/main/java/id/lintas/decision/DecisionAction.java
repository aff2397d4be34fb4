package id.lintas.decision;

import id.lintas.adjudication.Adjudications;
import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalAction;
import id.lintas.approval.Person;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.BillingCode;
import id.lintas.payment.HeldMoney;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import id.lintas.payment.UnmatchedMoney;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One kind of decision, carried out once a second person has said so. */
final class DecisionAction implements ApprovalAction {

    private final DecisionKind decision;
    private final World world;

    DecisionAction(DecisionKind decision, World world) {
        this.decision = decision;
        this.world = world;
    }

    /** What decisions look at and change. */
    @org.springframework.stereotype.Component("decisionWorld")
    record World(
            HeldMoney money,
            UnmatchedMoney unmatched,
            Payments payments,
            PassportApplications applications,
            Adjudications adjudications) {}

    @Override
    public String kind() {
        return decision.kind();
    }

    @Override
    public boolean central() {
        return decision.central();
    }

    @Override
    public Set<String> askers() {
        return decision.askers();
    }

    @Override
    public Set<String> approvers() {
        return decision.approvers();
    }

    @Override
    public List<Change> changes(Approval approval) {
        Decided asked = Decided.of(approval);
        if (decision == DecisionKind.RELEASE) {
            return List.of(new Change("approval.money.case", "approval.money.held", "approval.money.goesOn"));
        }
        List<Change> changes = new ArrayList<>();
        String before =
                decision.central() ? "approval.money.unmatched" : "approval.money.status." + asked.text("status");
        changes.add(new Change("approval.money.money", before, "approval.money.after." + decision.name()));
        same(changes, "approval.money.partner", asked.text("partner"));
        same(changes, "approval.money.reference", asked.text("reference"));
        same(changes, "approval.money.amount", asked.text("amount"));
        same(changes, "approval.money.paidAt", asked.text("paidAt"));
        if (decision.central()) {
            changes.add(new Change("approval.money.code", asked.text("said"), asked.text("to")));
        } else {
            same(changes, "approval.money.code", asked.text("billingCode"));
        }
        return changes;
    }

    private static void same(List<Change> changes, String what, String value) {
        changes.add(new Change(what, value, value));
    }

    @Override
    public boolean stillHolds(Approval approval) {
        Decided asked = Decided.of(approval);
        return switch (decision) {
            case RELEASE ->
                world.payments()
                                .holds(approval.office(), asked.id("application"))
                                .size()
                        == asked.number("holds");
            case ACCEPT, GIVE_BACK, UNDO ->
                world.money()
                        .payment(approval.office(), asked.id("payment"))
                        .filter(payment -> payment.status().name().equals(asked.text("status"))
                                && payment.amount().amount() == asked.number("amount")
                                && (decision != DecisionKind.UNDO || HeldMoney.open(payment)))
                        .isPresent();
            case MATCH, GIVE_BACK_UNMATCHED ->
                world.unmatched()
                        .told(asked.text("partner"), asked.text("reference"))
                        .filter(told -> told.waits() && told.amount().amount() == asked.number("amount"))
                        .isPresent();
            case UNMATCH ->
                world.unmatched()
                        .told(asked.text("partner"), asked.text("reference"))
                        .filter(told ->
                                told.matched() != null && told.matched().value().equals(asked.text("to")))
                        .isPresent();
        };
    }

    @Override
    public void carryOut(Approval approval, Person approver) {
        Decided asked = Decided.of(approval);
        OfficeId office = approval.office();
        String who = approver.name();
        switch (decision) {
            case RELEASE -> release(office, asked.id("application"), who, approval.reason());
            case ACCEPT -> world.money().accept(office, asked.id("payment"), who);
            case GIVE_BACK -> world.money().giveBack(office, asked.id("payment"), who);
            case UNDO -> world.money().undo(office, asked.id("payment"), who);
            case MATCH ->
                world.unmatched()
                        .match(asked.text("partner"), asked.text("reference"), new BillingCode(asked.text("to")), who);
            case UNMATCH -> world.unmatched().unmatch(asked.text("partner"), asked.text("reference"), who);
            case GIVE_BACK_UNMATCHED -> world.unmatched().giveBack(asked.text("partner"), asked.text("reference"), who);
        }
    }

    /** What waited for the release goes on: a check that would have begun, begins. */
    private void release(OfficeId office, UUID application, String who, String reason) {
        world.money().release(office, application, who, reason);
        boolean settled = world.payments().of(office, application).stream()
                .map(Payment::status)
                .anyMatch(Payment.Status::settles);
        if (settled && world.applications().get(office, application).stage() == Stage.PAID) {
            world.adjudications().begin(office, application);
        }
    }
}
