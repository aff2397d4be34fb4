package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak with the realm {@code lintas}: the hub's client, the banks' clients, offices as organizations and the
 * people of the demonstration. Listens on loopback; its issuer is {@link #realmUrl()} whatever name a caller used.
 *
 * <p>Safe for use by several threads.
 */
public final class RealKeycloak {
    private final int port;
    private final Secrets secrets;
    private final KeycloakAdmin admin;

    RealKeycloak(int port, Secrets secrets, String administratorPassword) {
        this.port = port;
        this.secrets = secrets;
        this.admin = new KeycloakAdmin(port, administratorPassword);
    }

    /**
     * The server of this Maven run, started by whoever asks first and stopped when Maven ends. Its secrets are
     * {@link Secrets#forTests()}; no hub may log in before {@link #allowHub(String)}.
     *
     * @throws HarnessFailed when it cannot be started within four minutes
     */
    public static RealKeycloak forTests() {
        SharedServer.State state =
                SharedServer.of("keycloak", KeycloakKeeper.class).find(found -> Ports.taken(found.number("port")));
        return new RealKeycloak(state.number("port"), Secrets.forTests(), state.text("administrator"));
    }

    /**
     * Starts a server of its own, on a fresh copy of the imported realm.
     *
     * @param home written to; what an earlier run left there is deleted
     * @param hubUrl the only place a login may end at
     * @param launched told the process as soon as there is one, long before it is ready
     * @throws HarnessFailed when it is not ready within two minutes
     */
    public static KeycloakServer start(
            Path home,
            int port,
            int managementPort,
            Secrets secrets,
            @Nullable String hubUrl,
            Path log,
            Consumer<ProcessIdentity> launched) {
        return KeycloakServer.start(home, port, managementPort, secrets, hubUrl, log, launched);
    }

    /** Whether a start needs no preparation any more. */
    public static boolean prepared() {
        return KeycloakCache.ready();
    }

    /** Stops what a killed preparation left running; does nothing while one is at work. */
    public static void stopAbandonedPreparation() {
        KeycloakCache.stopAbandoned();
    }

    /** Such as {@code http://localhost:18081}. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** The issuer of all tokens. */
    public String realmUrl() {
        return url() + "/realms/lintas";
    }

    /** The secrets of clients and people. */
    public Secrets secrets() {
        return secrets;
    }

    /** Lets a login end at one more hub, such as {@code http://localhost:41234}. */
    public void allowHub(String hubUrl) {
        synchronized (admin) {
            admin.hubUrl(hubUrl, true);
        }
    }

    /** Gives a client another secret; its old one is void at once. */
    public void clientSecret(String clientId, String secret) {
        synchronized (admin) {
            admin.clientSecret(clientId, secret);
        }
    }

    /** Tells this hub of logouts, and no other; Keycloak knows one address for it. */
    public void tellLogouts(String hubUrl) {
        synchronized (admin) {
            admin.logoutUrl(hubUrl);
        }
    }

    /** Adds an office as an organization, unless it is there. */
    public void addOffice(String alias) {
        admin.organization(alias);
    }

    /** Adds a person; one who is there gets this password and these roles as well. */
    public void addUser(String username, String password, @Nullable String organization, String... realmRoles) {
        admin.user(username, password, organization, realmRoles);
    }

    /**
     * Lets the realm publish one more signing key, which it does not sign with itself: whoever has the private half can make
     * tokens that differ from a good one in one thing.
     *
     * @param privateKey RSA, PKCS#8 PEM
     */
    public void trustKey(String name, String privateKey) {
        admin.signingKey(name, privateKey);
    }

    /** Gives clients and people the secrets of this run. */
    void useSecrets(@Nullable String hubUrl) {
        admin.clientSecret("lintas-hub", secrets.text("hub/keycloak-client-secret"));
        admin.clientSecret("lintas-accounts", secrets.text("hub/keycloak-accounts-secret"));
        admin.clientSecret("lintas-realm", secrets.text("hub/keycloak-realm-secret"));
        for (String bank : Secrets.BANK_CLIENTS) {
            admin.clientSecret(bank, secrets.text("peers/" + bank + "/client-secret"));
        }
        for (String person : Secrets.PEOPLE) {
            admin.password(person, secrets.text("demo/" + person));
        }
        if (hubUrl != null) {
            admin.hubUrl(hubUrl, false);
            admin.logoutUrl(hubUrl);
        }
    }

    /** A home that shares all but the data with the unpacked zip. */
    static void home(KeycloakCache cache, Path home) throws IOException {
        Directories.delete(home);
        Files.createDirectories(home.resolve("data"));
        for (String shared : new String[] {"lib", "conf", "providers", "themes"}) {
            Files.createSymbolicLink(home.resolve(shared), cache.distribution().resolve(shared));
        }
        Directories.copy(cache.database(), home.resolve("data/h2"));
    }
}
