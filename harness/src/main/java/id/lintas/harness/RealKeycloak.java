package id.lintas.harness;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.realm.TenantClient;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak with the realm {@code lintas}: the hub's client, the banks' clients, offices as organizations and the
 * people of the demonstration. Listens on loopback; its issuer is {@link #realmUrl()} whatever name a caller used.
 *
 * <p>Safe for use by several threads.
 */
public final class RealKeycloak {
    private final KeycloakPorts ports;
    private final Secrets secrets;
    private final KeycloakAdmin admin;

    RealKeycloak(KeycloakPorts ports, Secrets secrets, String administratorPassword) {
        this.ports = ports;
        this.secrets = secrets;
        this.admin = new KeycloakAdmin(ports.http(), administratorPassword);
    }

    /**
     * How to start a server of one's own.
     *
     * @param home written to; what an earlier run left there is deleted
     * @param ports where it listens
     * @param secrets of clients and people
     * @param tenants folder whose offices and partners the realm knows from the start
     * @param hubUrl the only place a login may end at; null for none yet
     * @param log written to
     */
    public record Settings(
            Path home,
            KeycloakPorts ports,
            Secrets secrets,
            Path tenants,
            @Nullable String hubUrl,
            Path log) {}

    /**
     * The server of this Maven run, started by whoever asks first and stopped when Maven ends. Its secrets are
     * {@link Secrets#forTests()}; no hub may log in before {@link #allowHub(String)}.
     *
     * @throws HarnessFailed when it cannot be started within ten minutes
     */
    public static RealKeycloak forTests() {
        SharedServer.State state =
                SharedServer.of("keycloak", KeycloakKeeper.class).find(found -> Ports.taken(found.number("port")));
        return new RealKeycloak(
                new KeycloakPorts(state.number("port"), state.number("tls-port"), state.number("management-port")),
                Secrets.forTests(),
                state.text("administrator"));
    }

    /**
     * Starts a server of its own, on a fresh copy of the imported realm.
     *
     * @param launched told the process as soon as there is one, long before it is ready
     * @throws HarnessFailed when it is not ready within four minutes
     */
    public static KeycloakServer start(Settings settings, Consumer<ProcessIdentity> launched) {
        return KeycloakServer.start(settings, launched);
    }

    /** Whether a start with these tenants needs no preparation any more. */
    public static boolean prepared(Path tenants) {
        return KeycloakCache.ready(DemoRealm.of(tenants));
    }

    /** The folder {@code tenants} of the checkout that this JVM was started in. */
    public static Path nearestTenants() {
        return DemoRealm.nearestTenants();
    }

    /** Stops what a killed preparation left running; does nothing while one is at work. */
    public static void stopAbandonedPreparation() {
        KeycloakCache.stopAbandoned();
    }

    /** Such as {@code http://localhost:18081}. */
    public String url() {
        return "http://localhost:" + ports.http();
    }

    /** Such as {@code https://localhost:18088}: the same server for clients that show a certificate. */
    public String tlsUrl() {
        return "https://localhost:" + ports.tls();
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

    /**
     * Adds a partner's or an office's system as a client, as the hub would for a new file.
     *
     * @param secret null for one that proves itself with a certificate
     */
    public void addClient(TenantClient client, @Nullable String secret) {
        admin.client(client, secret);
    }

    /** The realm as an administrator's export shows it, in the form of a realm file. */
    public JsonNode export() {
        return admin.export();
    }

    /** Gives clients and people the secrets of this run. */
    void useSecrets(List<String> tenantClients, @Nullable String hubUrl) {
        admin.clientSecret("lintas-hub", secrets.text("hub/keycloak-client-secret"));
        admin.clientSecret("lintas-accounts", secrets.text("hub/keycloak-accounts-secret"));
        admin.clientSecret("lintas-realm", secrets.text("hub/keycloak-realm-secret"));
        for (String client : tenantClients) {
            admin.clientSecret(client, secrets.text("peers/" + client + "/client-secret"));
        }
        for (String person : Secrets.PEOPLE) {
            admin.password(person, secrets.text("demo/" + person));
        }
        if (hubUrl != null) {
            admin.hubUrl(hubUrl, false);
            admin.logoutUrl(hubUrl);
        }
    }
}
