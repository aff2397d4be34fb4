package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.adjudication.AdjudicationCase.Status;
import id.lintas.adjudication.Adjudications;
import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawMessage;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.IllegalTransition;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsDatabase.class)
class LifeOfACaseIT {

    private final Ledger ledger = Ledger.get();

    private final OfficeId office = ledger.newOffice();
    private final PassportApplication application = ledger.captured(office);

    @BeforeEach
    void aPaidCaseUnderCheck() {
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        assertThat(pay("k" + code, "NTB" + code, code, 350_000)).isEqualTo("SETTLED");
        assertThat(stage()).isEqualTo(Stage.PAID_PROVISIONAL);
        receipt(code, "ABCDEFGH12345678");
    }

    @Test
    void walksFromBookingToClearedAndEveryHopIsOnItsTimeline() {
        assertThat(stage()).isEqualTo(Stage.ADJUDICATING);
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"1\"");
        ledger.abis(office, "mosip.abis.identify", noHit());
        assertThat(stage()).isEqualTo(Stage.CLEARED);
        ledger.bean(Payments.class).seen(office, application.id(), "dewi");
        Payment payment =
                ledger.bean(Payments.class).of(office, application.id()).get(0);
        assertThat(payment.status()).isEqualTo(Payment.Status.SETTLED);
        assertThat(payment.ntpn()).isEqualTo("ABCDEFGH12345678");
        assertThat(payment.officeSawAt()).isNotNull();
        assertThat(ledger.bean(Messages.class).timeline(application.bookingCode()))
                .extracting(MessageView::type)
                .contains(
                        "id.lintas.booking.announced.v1",
                        "id.lintas.bill.requested.v1",
                        "payment",
                        "id.lintas.payment.confirmed.v1",
                        "id.lintas.payment.settled.v1",
                        "mosip.abis.insert",
                        "mosip.abis.identify");
    }

    @Test
    void refersAHitToPeople() {
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"1\"");
        ledger.abis(office, "mosip.abis.identify", hit(UUID.randomUUID()));
        assertThat(stage()).isEqualTo(Stage.REFERRED);
        assertThat(check()).isEqualTo(Status.HIT);
    }

    @Test
    void aRepeatedReplyChangesNothingButADifferentSecondDecisionIsQuarantined() {
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"1\"");
        ledger.abis(office, "mosip.abis.identify", noHit());
        ledger.abis(office, "mosip.abis.identify", noHit());
        assertThat(check()).isEqualTo(Status.NO_HIT);
        ledger.abis(office, "mosip.abis.identify", hit(UUID.randomUUID()));
        assertThat(check()).isEqualTo(Status.QUARANTINED);
    }

    @Test
    void neverApprovesAnInconsistentReply() {
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"1\"");
        ledger.abis(
                office,
                "mosip.abis.identify",
                "\"returnValue\":\"1\",\"candidateList\":{\"count\":\"1\",\"candidates\":[]}");
        assertThat(check()).isEqualTo(Status.QUARANTINED);
        assertThat(stage()).isEqualTo(Stage.ADJUDICATING);
    }

    /** Not by a form that was made up either: the registry's word alone ends a check. */
    @Test
    void aCheckThatRunsIsNotTheOfficesToEnd() {
        PassportApplications applications = ledger.bean(PassportApplications.class);
        int version = applications.get(office, application.id()).version();
        assertThatThrownBy(() -> applications.decide(office, application.id(), Stage.REJECTED, "dewi"))
                .isInstanceOf(IllegalTransition.class);
        assertThatThrownBy(() -> applications.decide(office, application.id(), Stage.REJECTED, version, "dewi"))
                .isInstanceOf(IllegalTransition.class);
        assertThat(stage()).isEqualTo(Stage.ADJUDICATING);
    }

    @Test
    void neverApprovesANullList() {
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"1\"");
        ledger.abis(office, "mosip.abis.identify", "\"returnValue\":\"1\",\"candidateList\":null");
        assertThat(check()).isEqualTo(Status.QUARANTINED);
    }

    @Test
    void insertsAgainWithANewLinkWhenTheOldOneCouldNotBeRead() {
        UUID first = ledger.latest(office, "mosip.abis.insert");
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"2\",\"failureReason\":\"7\"");
        assertThat(ledger.latest(office, "mosip.abis.insert")).isNotEqualTo(first);
        assertThat(check()).isEqualTo(Status.INSERTING);
    }

    @Test
    void anInsertThatTheAbisHasAlreadyIsAnInsertThatSucceeded() {
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"2\",\"failureReason\":\"10\"");
        assertThat(check()).isEqualTo(Status.IDENTIFYING);
    }

    @Test
    void stopsAtAFailureThatARepeatCannotCure() {
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"2\",\"failureReason\":\"16\"");
        assertThat(check()).isEqualTo(Status.FAILED);
    }

    @Test
    void aSecondReceiptWithAnotherNumberIsQuarantined() {
        BillingCode code =
                ledger.bean(Payments.class).of(office, application.id()).get(0).billingCode();
        receipt(code, "ZZZZZZZZ12345678");
        assertThat(ledger.bean(Payments.class)
                        .of(office, application.id())
                        .get(0)
                        .ntpn())
                .isEqualTo("ABCDEFGH12345678");
        assertThat(ledger.bean(Messages.class).timeline(application.bookingCode()))
                .anyMatch(message -> message.status().equals("QUARANTINED"));
    }

    private void receipt(BillingCode code, String ntpn) {
        UUID payment =
                ledger.bean(Payments.class).of(office, application.id()).get(0).id();
        ledger.answer(office, "id.lintas.payment.confirmed.v1", "id.lintas.payment.recorded.v1", """
                {"paymentId":"%s","billingCode":"%s","ntpn":"%s","recordedAt":"%s"}""".formatted(
                        payment, code, ntpn, ledger.clock().instant()));
    }

    private String pay(String key, String reference, BillingCode code, long amount) {
        RawMessage message = new RawMessage(
                new PartnerId("bank-toy"),
                Transport.REST,
                "/toy",
                Map.of(),
                (key + " " + reference + " " + code + " " + amount).getBytes(StandardCharsets.UTF_8),
                ledger.clock().instant());
        return new String(ledger.bean(PartnerIntake.class).receive(message).body(), StandardCharsets.UTF_8);
    }

    private Stage stage() {
        return ledger.bean(PassportApplications.class)
                .get(office, application.id())
                .stage();
    }

    private Status check() {
        return ledger.bean(Adjudications.class)
                .of(office, application.id())
                .orElseThrow()
                .status();
    }

    private static String noHit() {
        return "\"returnValue\":\"1\",\"candidateList\":{\"count\":\"0\",\"candidates\":[]}";
    }

    private static String hit(UUID reference) {
        return "\"returnValue\":\"1\",\"candidateList\":{\"count\":\"1\",\"candidates\":[{\"referenceId\":\""
                + reference + "\",\"analytics\":{\"internalScore\":\"112\"}}]}";
    }
}
