package id.lintas.absence;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Closes cases whose person did not come, by the rules in force. Works in small transactions, each whole in itself, so it may
 * be stopped and begun again at any point and run on several nodes at once: no case is closed twice. A case that somebody paid
 * for, in whatever way, is never closed here; the office finds it among {@link #paidAndWaiting}.
 */
@Service
public class Absences {

    /** Without a rule nothing is uncollected; money that waits is shown all the same. */
    private static final int FOR_EVER = 36_500;

    private final AbsenceStore store;
    private final PersonAbsent condition;
    private final PassportApplications applications;
    private final Ledger ledger;
    private final AbsenceSettings settings;

    Absences(
            AbsenceStore store,
            PersonAbsent condition,
            PassportApplications applications,
            Ledger ledger,
            AbsenceSettings settings) {
        this.store = store;
        this.condition = condition;
        this.applications = applications;
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Closes the office's cases that have waited long enough. A frozen office is left as it is, and so is a case about which a
     * message is under way.
     *
     * @param office an office, in force or closed
     * @return how many cases were closed
     * @throws id.lintas.office.UnknownOffice if there is none of that id
     */
    public int close(OfficeId office) {
        int closed = 0;
        for (Map.Entry<Absence, Integer> rule : rules(office).entrySet()) {
            if (rule.getKey().closedByHub()) {
                closed += close(rule.getKey(), office, condition.waiting(office, rule.getValue()));
            }
        }
        return closed;
    }

    /** Days after which a case is closed, or may be, by the rules in force today at the office. */
    public Map<Absence, Integer> rules(OfficeId office) {
        return ledger.transactions().inTransaction(() -> condition.rules(office));
    }

    /**
     * The office's cases that somebody paid for and that stand still: paid late, with money that is held, or not fetched for as
     * long as the rule says. Longest waiting first.
     */
    public List<PassportApplication> paidAndWaiting(OfficeId office, int most) {
        return ledger.transactions().in(office, () -> {
            int days = condition.rules(office).getOrDefault(Absence.UNCOLLECTED, FOR_EVER);
            return store.paidAndWaiting(office, condition.waiting(office, days), most).stream()
                    .map(id -> applications.get(office, id))
                    .toList();
        });
    }

    private int close(Absence absence, OfficeId office, Waiting waiting) {
        int closed = 0;
        for (int i = 0; i < settings.mostBatches(); i++) {
            int taken = ledger.transactions().in(office, () -> batch(absence, office, waiting));
            if (taken == 0) {
                break;
            }
            closed += taken;
        }
        return closed;
    }

    private int batch(Absence absence, OfficeId office, Waiting waiting) {
        List<UUID> due = store.due(absence, office, waiting, settings.batch());
        due.forEach(id -> applications.move(office, id, absence.end(), "hub"));
        if (!due.isEmpty()) {
            ledger.audit()
                    .record(
                            office,
                            "hub",
                            AuditEvent.CASES_CLOSED,
                            absence.name(),
                            due.size() + " closed, due before " + waiting.before());
        }
        return due.size();
    }

    /** What a closing writes besides the cases. */
    @org.springframework.stereotype.Component("absenceLedger")
    record Ledger(OfficeTransactions transactions, AuditTrail audit) {}
}
