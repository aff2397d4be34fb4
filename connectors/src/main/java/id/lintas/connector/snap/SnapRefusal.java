package id.lintas.connector.snap;

import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;

/** Ends the reading of a call that is refused. Checked, so that none leaves the connector. */
final class SnapRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final Outcome outcome;
    private final String detail;

    SnapRefusal(Outcome outcome, String detail) {
        super(outcome + " " + detail, null, false, false);
        this.outcome = outcome;
        this.detail = detail;
    }

    Settlement settlement() {
        return Settlement.of(outcome, detail);
    }
}
