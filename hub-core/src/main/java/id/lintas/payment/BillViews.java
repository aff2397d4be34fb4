package id.lintas.payment;

import id.lintas.passport.PassportApplication;
import id.lintas.payment.Settlement.BillView;
import org.jspecify.annotations.Nullable;

/** What partners may know of bills. */
final class BillViews {

    private BillViews() {}

    static String whyEnded(Bill bill) {
        Bill.Cutover cutover = bill.cutover();
        return cutover == null ? "" : cutover.english();
    }

    /** The payer's name is masked: enough for a teller to ask "are you …?", little for a guesser of codes. */
    static BillView of(Bill bill, PassportApplication application) {
        return new BillView(
                present(bill.billingCode(), "billing code"),
                application.applicant() == null ? "" : application.applicant().shortName(),
                bill.amount(),
                present(bill.expiresAt(), "expiry"));
    }

    private static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException(what + ": absent (expected: present on an issued bill)");
        }
        return value;
    }
}
