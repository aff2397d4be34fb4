package id.lintas.secret;

import java.nio.file.Path;
import java.util.List;

/**
 * Secrets by reference. A reference is a relative path such as {@code bank-musi/client-secret}. While a secret is being
 * replaced, its successor stands beside it under the same reference with {@code -next} at the end, and both are valid.
 * Thread-safe.
 */
public interface SecretStore {

    /** Ends the reference of a secret's successor. */
    String NEXT = "-next";

    /**
     * The secret's text without trailing line ends, as it is at the moment of the call, so that a rotation needs no restart.
     *
     * @throws MissingSecret if there is none, it is empty or the reference leaves the store
     */
    String text(String reference);

    /**
     * The file that holds the secret, for libraries that read keys themselves.
     *
     * @throws MissingSecret if there is none or the reference leaves the store
     */
    Path file(String reference);

    /**
     * All texts that are valid now: the secret's own first, then its successor's, if there is one. Who verifies accepts
     * either; who signs signs with each, where the protocol can carry more than one; who logs in tries them in order.
     *
     * @throws MissingSecret as {@link #text}
     */
    default List<String> valid(String reference) {
        return List.of(text(reference));
    }
}
