package id.lintas.simulators.bank;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the bank makes one payment call.
 *
 * @param mischief what it does wrong
 * @param paidAt when the payer paid; null means now
 */
public record PayOptions(BankMischief mischief, @Nullable Instant paidAt) {

    /** A correct call for a payment made now. */
    public static final PayOptions CORRECT = new PayOptions(BankMischief.NONE, null);

    /** A payment made now, with the mischief given. */
    public static PayOptions with(BankMischief mischief) {
        return new PayOptions(mischief, null);
    }

    /** A correct call for a payment made at the time given. */
    public static PayOptions paidAt(Instant paidAt) {
        return new PayOptions(BankMischief.NONE, paidAt);
    }
}
