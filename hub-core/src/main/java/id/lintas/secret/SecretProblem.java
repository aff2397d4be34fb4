package id.lintas.secret;

/**
 * What is wrong with a secret. Never holds a value or a part of one.
 *
 * @param reference where the secret is, or should be
 * @param owner as in {@link NeededSecret#owner}
 * @param message the rest of a sentence that begins with the reference
 * @param fatal whether the owner must not work with it; otherwise it is a warning
 */
public record SecretProblem(String reference, String owner, String message, boolean fatal) {

    /** The problem as one line for an operator. */
    @Override
    public String toString() {
        return reference + " " + message + (owner.isEmpty() ? "" : " (named by " + owner + ".yaml)");
    }
}
