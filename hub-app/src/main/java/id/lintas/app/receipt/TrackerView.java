package id.lintas.app.receipt;

import id.lintas.payment.Errand;
import id.lintas.payment.Payment;
import id.lintas.payment.Tracker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a payment has come, as every audience's page shows it in a row of four steps.
 *
 * @param tracker what is known
 * @param bank where it was paid, as people name it; empty for nowhere yet
 */
public record TrackerView(Tracker tracker, String bank) {

    public List<Tracker.Step> steps() {
        return tracker.steps();
    }

    /** The stuck hop, as pages name it; empty if none is stuck. */
    public String stuck() {
        return tracker.stuck().map(step -> step.hop().code()).orElse("");
    }

    /** Since when it is waited for where it is stuck. */
    public @Nullable Instant stuckSince() {
        return tracker.stuck().map(Tracker.Step::since).orElse(null);
    }

    public String position() {
        return tracker.position().name();
    }

    /** The key of the sentence for the whole. */
    public String sentence() {
        return tracker.sentence();
    }

    /** The payment, once there is one. */
    public @Nullable Payment payment() {
        return tracker.payment();
    }

    /** What the hub owes where the payment is stuck. */
    public @Nullable Errand errand() {
        return tracker.errand().orElse(null);
    }

    /** Whether a receipt can be had. */
    public boolean receipt() {
        return tracker.payment() != null && tracker.position() != Tracker.Position.TAKEN_BACK;
    }

    /** Whether that receipt is the state's. */
    public boolean state() {
        Payment payment = tracker.payment();
        return payment != null && payment.ntpn() != null;
    }

    /** The look of a step; with its word and shape, never colour alone. */
    public String look(Tracker.Step step) {
        return switch (step.state()) {
            case DONE -> "good";
            case WAITING -> "wait";
            case STUCK -> "bad";
            case REVIEW -> "look";
            case LATER -> "plain";
        };
    }

    /** The look of the whole in a list. */
    public String look() {
        if (!stuck().isEmpty()) {
            return "bad";
        }
        return switch (tracker.position()) {
            case COMPLETE -> "good";
            case IN_REVIEW -> "look";
            case TAKEN_BACK -> "bad";
            case NO_BILL, EXPIRED -> "plain";
            case BILL_ASKED, AWAITING_PAYMENT, UNDER_WAY -> "wait";
        };
    }
}
