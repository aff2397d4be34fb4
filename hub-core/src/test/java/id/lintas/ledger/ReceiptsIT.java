package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Claim;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.SendResult;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.UnknownApplication;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Hop;
import id.lintas.payment.Payment;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.Payments;
import id.lintas.payment.ReversePayment;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import id.lintas.payment.Tracker;
import id.lintas.payment.Trackers;
import id.lintas.receipt.NoReceipt;
import id.lintas.receipt.Receipt;
import id.lintas.receipt.ReceiptCheck.Verdict;
import id.lintas.receipt.ReceiptClaims;
import id.lintas.receipt.ReceiptKeys;
import id.lintas.receipt.Receipts;
import id.lintas.rescue.Acceptance;
import id.lintas.rescue.Acceptances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receipts and the tracker over a real ledger: what is recorded is what they say, and another office's case is not there. */
@ExtendWith(NeedsDatabase.class)
class ReceiptsIT {

    private static final String NTPN = "ABCDEFGH12345678";

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final PassportApplication application = ledger.captured(office);
    private final Receipts receipts = ledger.bean(Receipts.class);

    @Test
    void beforeAPaymentThereIsNothingToGiveAReceiptFor() {
        assertThatThrownBy(() -> receipts.issue(office, application.id(), "dewi"))
                .isInstanceOf(NoReceipt.class);
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        assertThat(tracker().position()).isEqualTo(Tracker.Position.AWAITING_PAYMENT);
        assertThat(code).isNotNull();
        assertThatThrownBy(() -> receipts.issue(office, application.id(), "dewi"))
                .isInstanceOf(NoReceipt.class);
    }

    @Test
    void aReceiptIsProvisionalUntilTheRegistryStoredThePayment() {
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        pay(code, "NTB" + code);
        Receipt provisional = receipts.issue(office, application.id(), "dewi");
        assertThat(provisional.claims().state()).isEqualTo(ReceiptClaims.State.PROVISIONAL);
        assertThat(provisional.claims().amount()).isEqualTo(new Rupiah(350_000));
        assertThat(provisional.channel()).isEqualTo("TELLER");
        assertThat(provisional.token()).doesNotContain("SITI");
        assertThat(receipts.check(provisional.token()).verdict()).isEqualTo(Verdict.PROVISIONAL);

        stored(code);
        Receipt state = receipts.issue(office, application.id(), "applicant");
        assertThat(state.claims().ntpn()).isEqualTo(NTPN);
        assertThat(receipts.check(state.token()).verdict()).isEqualTo(Verdict.STATE);
        assertThat(receipts.check(provisional.token()).verdict()).isEqualTo(Verdict.REPLACED);
        assertThat(receipts.check(state.token().replace("bWFsaWNl", "x") + "A").verdict())
                .isEqualTo(Verdict.UNREADABLE);
        assertThat(receipts.check(changed(state.token())).verdict()).isEqualTo(Verdict.BAD_SIGNATURE);
        assertThat(issued(state)).containsExactly("dewi PROVISIONAL", "applicant STATE");
        assertThat(ledger.bean(ReceiptKeys.class).published()).isNotEmpty();
    }

    @Test
    void aReceiptOfAPaymentThatWasTakenBackWasTrueOnceAndIsNotIssuedAgain() {
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        pay(code, "NTB" + code);
        Receipt provisional = receipts.issue(office, application.id(), "dewi");
        Instant now = ledger.clock().instant();
        ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> ledger.bean(ReversePayment.class)
                        .reverse(
                                new PaymentReversal(
                                        new PartnerId("bank-toy"),
                                        Transport.REST,
                                        "NTB" + code,
                                        code,
                                        new Rupiah(350_000),
                                        now,
                                        "teller's error"),
                                now));
        assertThat(receipts.check(provisional.token()).verdict()).isEqualTo(Verdict.TAKEN_BACK);
        assertThat(receipts.check(provisional.token()).claims()).isEqualTo(provisional.claims());
        assertThat(tracker().position()).isEqualTo(Tracker.Position.TAKEN_BACK);
        assertThatThrownBy(() -> receipts.issue(office, application.id(), "dewi"))
                .isInstanceOf(NoReceipt.class);
    }

    @Test
    void aSlipThatTheOfficeTookNamesTheWayFromTheBankToTheHubUntilTheConfirmationComes() {
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        assertThat(ledger.bean(Acceptances.class)
                        .accept(office, application.id(), Acceptance.Evidence.SLIP, "", "NTB0001", null, "dewi"))
                .isEmpty();
        assertThat(tracker().waiting()).map(Tracker.Step::hop).contains(Hop.HUB_RECEIVED);
        assertThat(tracker().steps().get(0).state()).isEqualTo(Tracker.State.DONE);
        pay(code, "NTB1");
        assertThat(tracker().waiting()).map(Tracker.Step::hop).contains(Hop.REGISTRY_STORED);
    }

    @Test
    void anotherOfficeGetsNoReceiptOfIt() {
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        pay(code, "NTB" + code);
        assertThatThrownBy(() -> receipts.issue(ledger.newOffice(), application.id(), "budi"))
                .isInstanceOf(UnknownApplication.class);
    }

    @Test
    void theTrackerNamesWhatIsMissingAndTheListShowsItWithoutMarkingItSeen() {
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        pay(code, "NTB" + code);
        Tracker tracker = tracker();
        assertThat(tracker.waiting()).map(Tracker.Step::hop).contains(Hop.REGISTRY_STORED);
        assertThat(tracker.known().registry()).isNotNull();
        assertThat(tracker.known().ownSystem()).isNotNull();
        List<Trackers.Row> open = ledger.bean(Trackers.class).latest(office, null, true, 10);
        assertThat(open).extracting(Trackers.Row::booking).containsExactly(application.bookingCode());
        assertThat(payment().officeSawAt()).isNull();

        stored(code);
        ledger.bean(Payments.class).seen(office, application.id(), "dewi");
        assertThat(tracker().position()).isEqualTo(Tracker.Position.COMPLETE);
        assertThat(ledger.bean(Trackers.class).latest(office, null, true, 10)).isEmpty();
        assertThat(ledger.bean(Trackers.class).latest(office, null, false, 10)).hasSize(1);
        assertThat(ledger.bean(Trackers.class).ofBooking(office, application.bookingCode()))
                .hasSize(1);
    }

    /** An office whose own system takes every payment has nothing open, though nobody looked at a screen. */
    @Test
    void theListOfWhatIsOpenSaysTheSameAsTheTracker() {
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        pay(code, "NTB" + code);
        stored(code);
        Claim toOffice = ledger.everythingDue(Duration.ofSeconds(30)).stream()
                .filter(claim ->
                        claim.envelope().office().equals(office) && claim.link().equals(Office.OWN_SYSTEM))
                .findFirst()
                .orElseThrow();
        assertThat(tracker().waiting()).map(Tracker.Step::hop).contains(Hop.OFFICE_SAW);
        assertThat(ledger.bean(Trackers.class).latest(office, null, true, 10)).hasSize(1);
        ledger.bean(Deliveries.class).report(toOffice, SendResult.accepted("HTTP 204"));
        assertThat(tracker().position()).isEqualTo(Tracker.Position.COMPLETE);
        assertThat(payment().officeSawAt()).isNull();
        assertThat(ledger.bean(Trackers.class).latest(office, null, true, 10)).isEmpty();
        assertThat(ledger.bean(Trackers.class).latest(office, null, false, 10)).hasSize(1);
    }

    private Tracker tracker() {
        return ledger.bean(Trackers.class).of(application);
    }

    private Payment payment() {
        return ledger.bean(Payments.class).of(office, application.id()).get(0);
    }

    private void pay(BillingCode code, String reference) {
        Instant now = ledger.clock().instant();
        ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> ledger.bean(SettlePayment.class)
                        .settle(
                                new PaymentConfirmation(
                                        new PartnerId("bank-toy"),
                                        Transport.REST,
                                        reference,
                                        code,
                                        new Rupiah(350_000),
                                        now.minusSeconds(5),
                                        "TELLER"),
                                now));
    }

    private void stored(BillingCode code) {
        ledger.answer(office, SettlePayment.CONFIRMED, "id.lintas.payment.recorded.v1", """
                {"paymentId":"%s","billingCode":"%s","ntpn":"%s","recordedAt":"%s"}""".formatted(
                        payment().id(), code, NTPN, ledger.clock().instant()));
    }

    /** The middle of the claims, another letter. */
    private static String changed(String token) {
        int at = token.indexOf('.') + 40;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    private List<String> issued(Receipt receipt) {
        assertThat(receipt.bookingCode()).isEqualTo(application.bookingCode());
        return ledger
                .bean(OfficeTransactions.class)
                .in(
                        office,
                        () -> ledger.bean(AuditTrail.class)
                                .of(office, List.of(payment().id().toString())))
                .stream()
                .filter(entry -> entry.event() == AuditEvent.RECEIPT_ISSUED)
                .map(entry -> entry.actor() + " " + entry.detail())
                .toList();
    }
}
