package id.lintas.audit;

/** Evidence cannot be handed out because nothing can be signed at this moment; the trail itself goes on. */
public final class CannotSign extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    CannotSign() {
        super("audit signing key: not usable (expected: an Ed25519 key at " + AuditBatches.KEY + ")");
    }
}
