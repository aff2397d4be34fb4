package id.lintas.secret;

import java.nio.file.Path;

/** Secrets by reference. A reference is a relative path such as {@code bank-musi/client-secret}. Thread-safe. */
public interface SecretStore {

    /**
     * The secret's text without trailing line ends, read anew at each call so that a rotation needs no restart.
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
}
