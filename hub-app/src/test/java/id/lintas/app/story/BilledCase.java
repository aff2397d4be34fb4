package id.lintas.app.story;

import id.lintas.capture.Capture;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payments;
import id.lintas.simulators.fingerprint.FingerRecord;
import id.lintas.simulators.fingerprint.FingerprintSynth;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A case at Palembang whose bill the simulated registry issued.
 *
 * @param booking its booking code
 */
record BilledCase(UUID id, BillingCode code, String booking) {

    static final OfficeId PALEMBANG = new OfficeId("palembang");

    static BilledCase at(RunningHub hub) {
        String booking = new ABooking(hub).at(PALEMBANG).code();
        PassportApplications applications = hub.bean(PassportApplications.class);
        PassportApplication one = applications.ofBooking(PALEMBANG, booking).get(0);
        applications.move(PALEMBANG, one.id(), Stage.ARRIVED, "dewi");
        applications.move(PALEMBANG, one.id(), Stage.DOCUMENTS_CHECKED, "dewi");
        long seed = one.id().getLeastSignificantBits();
        hub.bean(Capture.class)
                .capture(
                        PALEMBANG,
                        one.id(),
                        Stream.of(2, 7)
                                .map(finger -> new id.lintas.vault.FingerRecord(FingerRecord.raw(
                                        finger,
                                        FingerprintSynth.impression(FingerprintSynth.finger(seed + finger), 1))))
                                .toList(),
                        "dewi");
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> hub.bean(Payments.class)
                                .bill(PALEMBANG, one.id())
                                .map(Bill::billingCode)
                                .map(code -> new BilledCase(one.id(), code, booking)),
                        Optional::isPresent)
                .orElseThrow();
    }

    String page() {
        return "/office/palembang/cases/" + id;
    }
}
