package id.lintas.receipt;

/** No receipt can be signed at this moment; the payment stands, and the receipt can be had later. */
public final class CannotIssue extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    CannotIssue(Exception why) {
        super(
                "receipt signing key: not usable (expected: an Ed25519 key at " + ReceiptKeys.KEY + "): "
                        + why.getMessage(),
                why);
    }
}
