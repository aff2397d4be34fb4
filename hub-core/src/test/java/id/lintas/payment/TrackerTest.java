package id.lintas.payment;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.delivery.DeliveryStatus;
import id.lintas.partner.Transport;
import id.lintas.payment.Tracker.Position;
import id.lintas.payment.Tracker.State;
import id.lintas.payment.Tracker.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One fact after the other is taken away, and the tracker says which one is missing. */
class TrackerTest {

    private static final Instant PAID = Instant.parse("2026-11-23T02:00:00Z");
    private static final Instant RECEIVED = PAID.plusSeconds(2);
    private static final Instant LATER = RECEIVED.plusSeconds(9);
    private static final HopPatience PATIENCE =
            new HopPatience(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofHours(4));
    private static final UUID CASE = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final BillingCode CODE = new BillingCode("820261100000001");

    @Test
    void anUncutPaymentIsCompleteAndNamesNoHop() {
        Tracker tracker =
                of(payment(Payment.Status.SETTLED, LATER, LATER), null, null, RECEIVED.plus(Duration.ofDays(9)));
        assertThat(tracker.position()).isEqualTo(Position.COMPLETE);
        assertThat(tracker.stuck()).isEmpty();
        assertThat(tracker.waiting()).isEmpty();
        assertThat(tracker.steps()).extracting(Step::state).containsOnly(State.DONE);
        assertThat(tracker.sentence()).isEqualTo("tracker.position.COMPLETE");
    }

    @Test
    void withoutAWordOfAPaymentNothingIsStuckHoweverLongItTakes() {
        Instant expiry = PAID.plus(Duration.ofDays(7));
        Bill open = bill(Bill.Status.OPEN, CODE, expiry);
        Tracker before = Tracker.of(known(open, List.of(), null, null, null), PATIENCE, expiry);
        assertThat(before.position()).isEqualTo(Position.AWAITING_PAYMENT);
        assertThat(before.stuck()).isEmpty();
        assertThat(before.steps())
                .extracting(Step::state)
                .containsExactly(State.WAITING, State.LATER, State.LATER, State.LATER);
        Tracker after = Tracker.of(known(open, List.of(), null, null, null), PATIENCE, expiry.plusMillis(1));
        assertThat(after.position()).isEqualTo(Position.EXPIRED);
        assertThat(after.stuck()).isEmpty();
    }

    @Test
    void beforeThereIsACodeItIsTheBillThatIsWaitedFor() {
        Bill asked = bill(Bill.Status.REQUESTED, null, null);
        assertThat(Tracker.of(known(asked, List.of(), null, null, null), PATIENCE, LATER)
                        .position())
                .isEqualTo(Position.BILL_ASKED);
        assertThat(Tracker.of(known(null, List.of(), null, null, null), PATIENCE, LATER)
                        .position())
                .isEqualTo(Position.NO_BILL);
    }

    @ParameterizedTest
    @EnumSource(WordOfPayment.Source.class)
    void whenSomethingElseKnowsOfThePaymentTheHopToTheHubIsNamed(WordOfPayment.Source source) {
        var word = new WordOfPayment(PAID, "Bank Musi", source, RECEIVED);
        Tracker young = Tracker.of(known(null, List.of(), word, null, null), PATIENCE, LATER);
        assertThat(young.stuck()).isEmpty();
        assertThat(young.waiting()).map(Step::hop).contains(Hop.HUB_RECEIVED);
        Tracker old =
                Tracker.of(known(null, List.of(), word, null, null), PATIENCE, RECEIVED.plus(Duration.ofMinutes(16)));
        assertThat(old.stuck()).map(Step::hop).contains(Hop.HUB_RECEIVED);
        assertThat(old.steps().get(0).at()).isEqualTo(PAID);
        assertThat(old.sentence()).isEqualTo("tracker.stuck.hub-received");
    }

    @Test
    void theRegistryIsWaitedForAndThenStuck() {
        Payment cut = payment(Payment.Status.PROVISIONAL, null, LATER);
        Tracker young = of(cut, errand(DeliveryStatus.SENT, null), null, LATER);
        assertThat(young.stuck()).isEmpty();
        assertThat(young.sentence()).isEqualTo("tracker.waits.registry-stored");
        Tracker old = of(cut, errand(DeliveryStatus.SENT, null), null, RECEIVED.plus(Duration.ofMinutes(6)));
        assertThat(old.stuck()).map(Step::hop).contains(Hop.REGISTRY_STORED);
        assertThat(old.stuck()).map(Step::since).contains(RECEIVED);
        assertThat(old.errand()).isPresent();
    }

    @Test
    void whatTheHubGaveUpTellingIsStuckAtOnce() {
        Tracker tracker =
                of(payment(Payment.Status.PROVISIONAL, null, LATER), errand(DeliveryStatus.PARKED, null), null, LATER);
        assertThat(tracker.stuck()).map(Step::hop).contains(Hop.REGISTRY_STORED);
    }

    @Test
    void theOfficeIsStuckWhenNeitherScreenNorSystemSawIt() {
        Payment unseen = payment(Payment.Status.SETTLED, LATER, null);
        Instant late = RECEIVED.plus(Duration.ofHours(5));
        assertThat(of(unseen, null, null, late).stuck()).map(Step::hop).contains(Hop.OFFICE_SAW);
        assertThat(of(unseen, null, errand(DeliveryStatus.DUE, null), late).stuck())
                .map(Step::hop)
                .contains(Hop.OFFICE_SAW);
        Tracker told = of(unseen, null, errand(DeliveryStatus.DELIVERED, LATER), late);
        assertThat(told.position()).isEqualTo(Position.COMPLETE);
        assertThat(told.steps().get(3).at()).isEqualTo(LATER);
    }

    @Test
    void ofTwoHopsThatAreStuckTheFirstIsNamed() {
        Tracker both =
                of(payment(Payment.Status.PROVISIONAL, null, null), null, null, RECEIVED.plus(Duration.ofDays(1)));
        assertThat(both.steps())
                .extracting(Step::state)
                .containsExactly(State.DONE, State.DONE, State.STUCK, State.STUCK);
        assertThat(both.stuck()).map(Step::hop).contains(Hop.REGISTRY_STORED);
    }

    @Test
    void aLatePaymentIsForPeopleAndNotStuckAtTheRegistry() {
        Tracker late = of(payment(Payment.Status.LATE, null, LATER), null, null, RECEIVED.plus(Duration.ofDays(1)));
        assertThat(late.position()).isEqualTo(Position.IN_REVIEW);
        assertThat(late.stuck()).isEmpty();
        assertThat(late.steps().get(2).state()).isEqualTo(State.REVIEW);
    }

    @Test
    void whatWasTakenBackIsToldUntilTheCaseHasABillThatCanBePaid() {
        Payment back = payment(Payment.Status.REVERSED, LATER, LATER);
        Bill same = bill(Bill.Status.REVERSED, CODE, LATER);
        Tracker told = Tracker.of(known(same, List.of(back), null, null, null), PATIENCE, LATER);
        assertThat(told.position()).isEqualTo(Position.TAKEN_BACK);
        assertThat(told.stuck()).isEmpty();
        Bill open = bill(Bill.Status.OPEN, CODE, LATER.plusSeconds(60));
        assertThat(Tracker.of(known(open, List.of(back), null, null, null), PATIENCE, LATER)
                        .position())
                .isEqualTo(Position.AWAITING_PAYMENT);
        Bill next = bill(Bill.Status.OPEN, new BillingCode("820261100000002"), LATER.plusSeconds(60));
        Tracker anew = Tracker.of(known(next, List.of(back), null, null, null), PATIENCE, LATER);
        assertThat(anew.position()).isEqualTo(Position.AWAITING_PAYMENT);
        assertThat(anew.payment()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Payment.Status.class,
            names = {"LATE", "MISMATCH", "SECOND"})
    void whatPeopleDecideAboutSaysWhy(Payment.Status status) {
        Tracker tracker = of(payment(status, null, LATER), null, null, RECEIVED.plus(Duration.ofDays(1)));
        assertThat(tracker.sentence()).isEqualTo("tracker.review." + status);
        assertThat(tracker.stuck()).isEmpty();
    }

    @Test
    void thePaymentThatCountsIsShownThoughALateOneCameFirst() {
        Payment late = payment(Payment.Status.LATE, null, null);
        Payment good = payment(Payment.Status.SETTLED, LATER, LATER);
        Tracker tracker = Tracker.of(known(null, List.of(late, good), null, null, null), PATIENCE, LATER);
        assertThat(tracker.payment()).isEqualTo(good);
        assertThat(tracker.position()).isEqualTo(Position.COMPLETE);
    }

    private static Tracker of(Payment payment, @Nullable Errand registry, @Nullable Errand own, Instant now) {
        return Tracker.of(known(null, List.of(payment), null, registry, own), PATIENCE, now);
    }

    private static Tracker.Known known(
            @Nullable Bill bill,
            List<Payment> payments,
            @Nullable WordOfPayment word,
            @Nullable Errand registry,
            @Nullable Errand own) {
        return new Tracker.Known(bill, payments, word, registry, own);
    }

    private static Errand errand(DeliveryStatus status, @Nullable Instant doneAt) {
        return new Errand(CASE, status, 3, null, doneAt, "");
    }

    private static Payment payment(Payment.Status status, @Nullable Instant stored, @Nullable Instant saw) {
        return new Payment(
                CASE,
                CASE,
                "bank-musi",
                "NTB1",
                CODE,
                new Rupiah(350_000),
                status,
                PAID,
                RECEIVED,
                stored,
                saw,
                stored == null ? null : "ABCDEFGH12345678",
                Transport.REST,
                "TELLER",
                null,
                null);
    }

    private static Bill bill(Bill.Status status, @Nullable BillingCode code, @Nullable Instant expiresAt) {
        return new Bill(CASE, 1, new Rupiah(350_000), status, PAID, code, expiresAt, null);
    }
}
