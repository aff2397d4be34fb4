package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A {@link RealKeycloak} that this JVM started and ends. */
public final class KeycloakServer implements AutoCloseable {
    private final KeycloakProcess process;
    private final RealKeycloak keycloak;
    private final String administratorPassword;

    private KeycloakServer(KeycloakProcess process, RealKeycloak keycloak, String administratorPassword) {
        this.process = process;
        this.keycloak = keycloak;
        this.administratorPassword = administratorPassword;
    }

    static KeycloakServer start(
            Path home,
            int port,
            int managementPort,
            Secrets secrets,
            @Nullable String hubUrl,
            Path log,
            Consumer<ProcessIdentity> launched) {
        KeycloakCache cache = KeycloakCache.ofUser();
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            RealKeycloak.home(cache, home);
            KeycloakCommand command = new KeycloakCommand(cache.distribution(), home);
            KeycloakProcess process = KeycloakProcess.launch(
                    command.start(port, managementPort, command.withArchive(), List.of()),
                    cache.administratorPassword(),
                    log);
            launched.accept(process.identity());
            return new KeycloakServer(
                            process,
                            new RealKeycloak(port, secrets, cache.administratorPassword()),
                            cache.administratorPassword())
                    .ready(hubUrl);
        } catch (IOException e) {
            throw new HarnessFailed("Keycloak does not start on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** The running server. */
    public RealKeycloak keycloak() {
        return keycloak;
    }

    /** Its process. */
    public ProcessIdentity process() {
        return process.identity();
    }

    String administratorPassword() {
        return administratorPassword;
    }

    @Override
    public void close() {
        process.close();
    }

    private KeycloakServer ready(@Nullable String hubUrl) {
        try {
            process.awaitReady();
            keycloak.useSecrets(hubUrl);
            return this;
        } catch (HarnessFailed e) {
            process.close();
            throw e;
        }
    }
}
