package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
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

    static KeycloakServer start(RealKeycloak.Settings settings, Consumer<ProcessIdentity> launched) {
        DemoRealm realm = DemoRealm.of(settings.tenants());
        KeycloakCache cache = KeycloakCache.ofUser(realm);
        Secrets secrets = settings.secrets();
        try {
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            cache.home(settings.home());
            KeycloakCommand command = new KeycloakCommand(cache.distribution(), settings.home());
            List<String> tls = KeycloakCommand.tls(
                    secrets.file("own/keycloak.crt"), secrets.file("own/keycloak.key"), secrets.file("peers/ca.crt"));
            KeycloakProcess process = KeycloakProcess.launch(
                    command.start(settings.ports(), command.withArchive(), tls),
                    cache.administratorPassword(),
                    settings.log());
            launched.accept(process.identity());
            return new KeycloakServer(
                            process,
                            new RealKeycloak(settings.ports(), secrets, cache.administratorPassword()),
                            cache.administratorPassword())
                    .ready(realm, settings.hubUrl());
        } catch (IOException e) {
            throw new HarnessFailed(
                    "Keycloak does not start on port " + settings.ports().http() + ": " + e.getMessage(), e);
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

    private KeycloakServer ready(DemoRealm realm, @Nullable String hubUrl) {
        try {
            process.awaitReady("lintas");
            keycloak.useSecrets(realm.clientsWithSecret(), hubUrl);
            return this;
        } catch (HarnessFailed e) {
            process.close();
            throw e;
        }
    }
}
