package id.lintas.secret;

/**
 * A secret that the configuration refers to.
 *
 * @param reference where it is in the store
 * @param kind what it is made of
 * @param owner the tenant's file that names it, such as {@code partners/bank-musi}; empty for the hub's own, without
 *     which it does not start
 * @param purpose what it is for, in a few words
 */
public record NeededSecret(String reference, SecretKind kind, String owner, String purpose) {

    /** A secret of the hub itself. */
    public static NeededSecret ofHub(String reference, SecretKind kind, String purpose) {
        return new NeededSecret(reference, kind, "", purpose);
    }

    boolean hubs() {
        return owner.isEmpty();
    }
}
