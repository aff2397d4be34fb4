package id.lintas.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of secrets: {@code <peer>/<what>}, text without its last line end. */
record PeerSecrets(Path folder) {

    Path file(String peer, String what) {
        return folder.resolve(peer).resolve(what);
    }

    String text(String peer, String what) throws IOException {
        return Files.readString(file(peer, what)).strip();
    }

    /** The office's webhook secret at this moment, if it has one: an office may come, and its secret may be replaced. */
    Optional<String> webhook(String office) {
        Path secret = file(office, "webhook-secret");
        try {
            return Files.exists(secret) ? Optional.of(Files.readString(secret).strip()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("webhook secret of " + office, e);
        }
    }
}
