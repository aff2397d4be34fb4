package id.lintas.capture;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bills;
import id.lintas.vault.BiometricVault;
import id.lintas.vault.FingerRecord;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Takes an applicant's fingerprints at the counter and, in the same transaction, asks for the bill. */
@Service
public class Capture {

    private static final int FEWEST = 2;

    private final PassportApplications applications;
    private final BiometricVault vault;
    private final Bills bills;
    private final OfficeTransactions transactions;
    private final AuditTrail audit;

    Capture(
            PassportApplications applications,
            BiometricVault vault,
            Bills bills,
            OfficeTransactions transactions,
            AuditTrail audit) {
        this.applications = applications;
        this.vault = vault;
        this.bills = bills;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * Keeps the fingers, moves the case to captured and owes the bill request; all or nothing.
     *
     * @param fingers two to ten different fingers
     * @param actor the clerk
     * @throws IllegalArgumentException if there are too few fingers or one comes twice
     * @throws id.lintas.passport.IllegalTransition if the case is not ready for capture
     */
    public void capture(OfficeId office, UUID application, List<FingerRecord> fingers, String actor) {
        long different = fingers.stream().map(FingerRecord::position).distinct().count();
        if (different < FEWEST || different != fingers.size()) {
            throw new IllegalArgumentException("fingers: " + fingers.size() + ", " + different
                    + " different (expected: two to ten different ones)");
        }
        transactions.run(office, () -> {
            PassportApplication captured = applications.move(office, application, Stage.CAPTURED, actor);
            fingers.forEach(finger -> vault.store(office, application, finger));
            audit.record(
                    office,
                    actor,
                    AuditEvent.FINGERPRINTS_CAPTURED,
                    application.toString(),
                    Integer.toString(fingers.size()));
            bills.request(captured, actor);
        });
    }
}
