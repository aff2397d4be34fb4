package id.lintas.freeze;

import id.lintas.approval.Approval;
import id.lintas.approval.Approvals;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.office.UnknownOffice;
import org.springframework.stereotype.Service;

/** Asking for an office to be closed at once, or opened again. A second operator decides. */
@Service
public class Freezes {

    private final Approvals approvals;
    private final FreezeStore store;
    private final Offices offices;

    Freezes(Approvals approvals, FreezeStore store, Offices offices) {
        this.approvals = approvals;
        this.store = store;
        this.offices = offices;
    }

    /**
     * Asks to close the office: no portal, no booking, no queue, no folder; payments for its bills go on.
     *
     * @throws UnknownOffice if there is no such office
     * @throws AskRefused if it is closed already, is being asked for, or is not this person's to ask
     */
    public Approval askToFreeze(OfficeId office, Person asker, String reason) {
        return ask(office, asker, reason, FreezeAction.Way.FREEZE);
    }

    /**
     * Asks to open the office again.
     *
     * @throws UnknownOffice if there is no such office
     * @throws AskRefused if it is not closed, is being asked for, or is not this person's to ask
     */
    public Approval askToThaw(OfficeId office, Person asker, String reason) {
        return ask(office, asker, reason, FreezeAction.Way.THAW);
    }

    private Approval ask(OfficeId office, Person asker, String reason, FreezeAction.Way way) {
        if (offices.known(office).isEmpty()) {
            throw new UnknownOffice(office);
        }
        if (store.isFrozen(office) == way.frozen()) {
            throw new AskRefused(AskRefused.Why.NOTHING_TO_DO, way.kind(), office.value());
        }
        return approvals.ask(OfficeId.CENTRAL, asker, way.kind(), office.value(), way.content(office), reason);
    }
}
