package id.lintas.app.story;

import id.lintas.booking.Booking;
import id.lintas.capture.Capture;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payment;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Payments;
import id.lintas.payment.SettlePayment;
import id.lintas.simulators.fingerprint.FingerRecord;
import id.lintas.simulators.fingerprint.FingerprintSynth;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A case with a bill of the simulated registry, paid when a test says so. */
record APaidCase(RunningHub hub, OfficeId office, Booking booking, UUID id) {

    private static final int[] FINGERS = {2, 7};
    private static final Duration REGISTRY = Duration.ofSeconds(30);
    private static final String WHO = "somebody";

    static APaidCase billed(RunningHub hub, OfficeId office) {
        Booking booking = new ABooking(hub).at(office);
        PassportApplications applications = hub.bean(PassportApplications.class);
        PassportApplication one = applications.ofBooking(office, booking.code()).get(0);
        applications.move(office, one.id(), Stage.ARRIVED, WHO);
        applications.move(office, one.id(), Stage.DOCUMENTS_CHECKED, WHO);
        hub.bean(Capture.class)
                .capture(
                        office,
                        one.id(),
                        IntStream.of(FINGERS)
                                .mapToObj(finger -> FingerRecord.raw(
                                        finger,
                                        FingerprintSynth.impression(
                                                FingerprintSynth.finger(one.id().getLeastSignificantBits() + finger),
                                                1)))
                                .map(id.lintas.vault.FingerRecord::new)
                                .toList(),
                        WHO);
        APaidCase made = new APaidCase(hub, office, booking, one.id());
        Awaitility.await().atMost(REGISTRY).until(made::code, Optional::isPresent);
        return made;
    }

    private Optional<BillingCode> code() {
        return hub.bean(Payments.class).bill(office, id).map(Bill::billingCode);
    }

    String billingCode() {
        return code().orElseThrow().value();
    }

    /** As a bank's confirmation does once it is understood. */
    APaidCase pay() {
        Instant now = Instant.now();
        Bill bill = hub.bean(Payments.class).bill(office, id).orElseThrow();
        hub.bean(OfficeTransactions.class)
                .inTransaction(() -> hub.bean(SettlePayment.class)
                        .settle(
                                new PaymentConfirmation(
                                        new PartnerId("bank-musi"),
                                        Transport.REST,
                                        "NTB" + billingCode().substring(6),
                                        code().orElseThrow(),
                                        bill.amount(),
                                        now.minusSeconds(3),
                                        "TELLER"),
                                now));
        return this;
    }

    Payment payment() {
        return hub.bean(Payments.class).of(office, id).get(0);
    }

    /** Waits for the state's receipt number. */
    String ntpn() {
        return Awaitility.await()
                .atMost(REGISTRY)
                .until(() -> Optional.ofNullable(payment().ntpn()), Optional::isPresent)
                .orElseThrow();
    }
}
