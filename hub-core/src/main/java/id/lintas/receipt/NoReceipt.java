package id.lintas.receipt;

import java.util.UUID;

/** There is nothing to give a receipt for: no payment, or one that was taken back. */
public final class NoReceipt extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoReceipt(UUID application) {
        super("receipt of " + application + ": no payment that counts");
    }
}
