package id.lintas.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a case's payment has come over its four hops, which hop it waits at, and whether it is stuck there. A hop is stuck
 * when it took longer than its patience or the hub gave up telling; what nobody can know is never called stuck. Pure: the
 * same facts at the same moment say the same on every page.
 *
 * @param position where the whole stands
 * @param steps the four hops in their order
 * @param payment the payment that this is about, once there is one
 * @param known what it was made from
 */
public record Tracker(
        Position position, List<Step> steps, @Nullable Payment payment, Known known) {

    /** Copies the steps. */
    public Tracker {
        steps = List.copyOf(steps);
    }

    /** Where the whole stands. */
    public enum Position {
        /** No bill was asked for yet. */
        NO_BILL,
        /** The registry has not given the billing code yet. */
        BILL_ASKED,
        /** Nobody has told the hub of a payment; the bill can be paid. */
        AWAITING_PAYMENT,
        /** Nobody has told the hub of a payment, and the bill's time is over. */
        EXPIRED,
        /** Paid, and not over all hops yet. */
        UNDER_WAY,
        /** People decide first. */
        IN_REVIEW,
        /** The payment was taken back. */
        TAKEN_BACK,
        /** All four receipts are there. */
        COMPLETE
    }

    /** How one hop stands. */
    public enum State {
        /** The receipt is there. */
        DONE,
        /** It is waited for. */
        WAITING,
        /** It is waited for, longer than it may take, or the hub gave up telling. */
        STUCK,
        /** People decide first. */
        REVIEW,
        /** Not its turn. */
        LATER
    }

    /**
     * One hop.
     *
     * @param at when the receipt came, once it did
     * @param since from when it is waited for, while it is
     * @param who whose receipt it is: a partner's id or a bank's name at the first hop, else empty
     */
    public record Step(
            Hop hop,
            State state,
            @Nullable Instant at,
            @Nullable Instant since,
            String who) {

        /** The receipt's time as ISO text, empty for none. */
        public String iso() {
            return at == null ? "" : at.toString();
        }
    }

    /**
     * What is known of a case's money.
     *
     * @param bill what is owed, once asked for
     * @param payments its payments, oldest first
     * @param elsewhere what others say of a payment that the hub has no confirmation of
     * @param registry what the registry is owed because of the payment
     * @param ownSystem what the office's own system is owed, where it has one
     */
    public record Known(
            @Nullable Bill bill,
            List<Payment> payments,
            @Nullable WordOfPayment elsewhere,
            @Nullable Errand registry,
            @Nullable Errand ownSystem) {

        /** Copies the payments. */
        public Known {
            payments = List.copyOf(payments);
        }

        /**
         * The payment that counts; one that people decide about or that was taken back only if there is no other, and none
         * that was taken back once the case has a bill that can be paid.
         */
        @Nullable
        Payment payment() {
            return payments.stream()
                    .filter(payment -> Standing.of(payment.status()) != Standing.TAKEN_BACK || current(payment))
                    .min(Comparator.comparing(payment -> Standing.of(payment.status())))
                    .orElse(null);
        }

        private boolean current(Payment payment) {
            return bill == null
                    || (payment.billingCode().equals(bill.billingCode())
                            && bill.status() != Bill.Status.OPEN
                            && bill.status() != Bill.Status.REQUESTED);
        }
    }

    /** What can be said of this at that moment. */
    public static Tracker of(Known known, HopPatience patience, Instant now) {
        Payment payment = known.payment();
        if (payment != null) {
            return new Told(known, payment, patience, now).tracker();
        }
        WordOfPayment elsewhere = known.elsewhere();
        if (elsewhere != null) {
            boolean stuck = elsewhere.knownAt().plus(patience.hub()).isBefore(now);
            return new Tracker(
                    Position.UNDER_WAY,
                    List.of(
                            new Step(Hop.BANK_PAID, State.DONE, elsewhere.paidAt(), null, elsewhere.where()),
                            new Step(
                                    Hop.HUB_RECEIVED,
                                    stuck ? State.STUCK : State.WAITING,
                                    null,
                                    elsewhere.knownAt(),
                                    ""),
                            later(Hop.REGISTRY_STORED),
                            later(Hop.OFFICE_SAW)),
                    null,
                    known);
        }
        return untold(known, now);
    }

    /** Without a word of a payment the first hop waits for the payer; whether a bank keeps something back cannot be known. */
    private static Tracker untold(Known known, Instant now) {
        Position position = position(known.bill(), now);
        boolean waits = position == Position.AWAITING_PAYMENT;
        return new Tracker(
                position,
                List.of(
                        waits ? new Step(Hop.BANK_PAID, State.WAITING, null, null, "") : later(Hop.BANK_PAID),
                        later(Hop.HUB_RECEIVED),
                        later(Hop.REGISTRY_STORED),
                        later(Hop.OFFICE_SAW)),
                null,
                known);
    }

    private static Position position(@Nullable Bill bill, Instant now) {
        if (bill == null) {
            return Position.NO_BILL;
        }
        if (bill.billingCode() == null) {
            return Position.BILL_ASKED;
        }
        Instant until = bill.expiresAt();
        return until != null && now.isAfter(until) ? Position.EXPIRED : Position.AWAITING_PAYMENT;
    }

    private static Step later(Hop hop) {
        return new Step(hop, State.LATER, null, null, "");
    }

    /** The hop where the payment is stuck, if it is. */
    public Optional<Step> stuck() {
        return first(step -> step.state() == State.STUCK);
    }

    /** The first hop that is waited for, stuck or not. */
    public Optional<Step> waiting() {
        return first(step -> step.state() == State.STUCK || step.state() == State.WAITING);
    }

    private Optional<Step> first(Predicate<Step> wanted) {
        return steps.stream().filter(wanted).findFirst();
    }

    /** What the stuck hop's errand says, if one is stuck and the hub owes something there. */
    public Optional<Errand> errand() {
        return stuck().flatMap(step -> Optional.ofNullable(
                step.hop() == Hop.REGISTRY_STORED
                        ? known.registry()
                        : step.hop() == Hop.OFFICE_SAW ? known.ownSystem() : null));
    }

    /**
     * One sentence for the whole, by the key of its words: why people decide, else the stuck hop, else where it waits, else
     * the position.
     */
    public String sentence() {
        if (position == Position.IN_REVIEW && payment != null) {
            return "tracker.review." + payment.status();
        }
        return stuck().map(step -> "tracker.stuck." + step.hop().code())
                .or(() -> position == Position.UNDER_WAY
                        ? waiting().map(step -> "tracker.waits." + step.hop().code())
                        : Optional.empty())
                .orElse("tracker.position." + position);
    }

    /** The facts of a payment that the hub has, and what follows from them. */
    private record Told(Known known, Payment payment, HopPatience patience, Instant now) {

        Tracker tracker() {
            Standing standing = Standing.of(payment.status());
            List<Step> steps = List.of(
                    done(Hop.BANK_PAID, payment.paidAt(), payment.partner()),
                    done(Hop.HUB_RECEIVED, payment.receivedAt(), ""),
                    registry(standing),
                    office(standing));
            return new Tracker(position(standing, steps), steps, payment, known);
        }

        private static Position position(Standing standing, List<Step> steps) {
            return switch (standing) {
                case IN_REVIEW -> Position.IN_REVIEW;
                case TAKEN_BACK -> Position.TAKEN_BACK;
                case GOES_ON ->
                    steps.stream().allMatch(step -> step.state() == State.DONE)
                            ? Position.COMPLETE
                            : Position.UNDER_WAY;
            };
        }

        private static Step done(Hop hop, Instant at, String who) {
            return new Step(hop, State.DONE, at, null, who);
        }

        private Step registry(Standing standing) {
            Instant stored = payment.registryStoredAt();
            if (stored != null) {
                return done(Hop.REGISTRY_STORED, stored, "");
            }
            return switch (standing) {
                case GOES_ON -> open(Hop.REGISTRY_STORED, known.registry(), patience.registry());
                case IN_REVIEW -> new Step(Hop.REGISTRY_STORED, State.REVIEW, null, null, "");
                case TAKEN_BACK -> later(Hop.REGISTRY_STORED);
            };
        }

        /** Seen on a screen or taken by the office's own system, whichever came first. */
        private Step office(Standing standing) {
            Errand own = known.ownSystem();
            Optional<Instant> saw = Stream.of(
                            Optional.ofNullable(payment.officeSawAt()),
                            Optional.ofNullable(own).map(Errand::doneAt))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
            if (saw.isPresent()) {
                return done(Hop.OFFICE_SAW, saw.get(), "");
            }
            return standing == Standing.TAKEN_BACK
                    ? later(Hop.OFFICE_SAW)
                    : open(Hop.OFFICE_SAW, own, patience.office());
        }

        private Step open(Hop hop, @Nullable Errand errand, Duration most) {
            boolean late = payment.receivedAt().plus(most).isBefore(now);
            boolean stuck = late || (errand != null && errand.parked());
            return new Step(hop, stuck ? State.STUCK : State.WAITING, null, payment.receivedAt(), "");
        }
    }
}
