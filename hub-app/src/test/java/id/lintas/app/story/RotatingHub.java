package id.lintas.app.story;

import id.lintas.app.endpoint.Caller;
import id.lintas.harness.Ports;
import id.lintas.harness.PostgresServer;
import id.lintas.harness.RealKeycloak;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.Secrets;
import id.lintas.simulators.PeersSettings;
import id.lintas.simulators.PeersSimulator;
import id.lintas.simulators.bank.BankSettings;
import id.lintas.simulators.bank.PrivateKeyFile;
import id.lintas.simulators.bank.SnapBank;
import id.lintas.simulators.queuebank.QueueBank;
import id.lintas.simulators.queuebank.QueueBankSettings;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;

/** A hub as a process, with a database server and secrets of its own, so that both may be changed under it. */
final class RotatingHub implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI url;
    private final Path folder;
    private final Path secrets;
    private final String broker;
    private final PostgresServer postgres;
    private final RealKeycloak keycloak;
    private final PeersSimulator peers;
    private final Map<String, Object> settings;
    private final PrivateKey bankKey;
    private final Set<String> changedClients = new HashSet<>();
    private HubProcess process;
    private int starts;

    private RotatingHub(Path folder, int brokerPort, boolean external) throws Exception {
        this.folder = folder;
        keycloak = RealKeycloak.forTests();
        Secrets shared = keycloak.secrets();
        secrets = copy(shared.hub(), folder.resolve("secrets"));
        int dbPort = Ports.free();
        postgres = RealPostgres.start(folder.resolve("postgres"), dbPort, random(), folder.resolve("postgres.log"));
        postgres.database("lintas", secret("database-owner-password"), secret("database-app-password"));
        int port = Ports.free();
        broker = "tcp://127.0.0.1:" + brokerPort;
        url = URI.create("http://localhost:" + port);
        peers = PeersSimulator.start(new PeersSettings(url, broker, 0, 0, shared.peers(), folder.resolve("peers")));
        keycloak.allowHub(url.toString());
        bankKey = PrivateKeyFile.read(shared.peers().resolve("bank-musi/private-key.pem"));
        settings = new LinkedHashMap<>(RunningHub.get()
                .settings(
                        folder,
                        port,
                        brokerPort,
                        Path.of("..", "tenants").toAbsolutePath().normalize()));
        String database = "jdbc:postgresql://127.0.0.1:" + dbPort + "/lintas";
        settings.put("spring.datasource.url", database);
        settings.put("spring.flyway.url", database);
        settings.put("spring.datasource.hikari.max-lifetime", 30_000);
        settings.put("lintas.secrets", secrets);
        settings.put("lintas.hub.url", url);
        settings.put("lintas.sftp.port", peers.sftpPort());
        settings.put("lintas.peers.port", peers.controlPort());
        settings.put("lintas.tenants-reload", "1s");
        settings.put("lintas.staff.recheck", "2s");
        if (external) {
            settings.put("lintas.broker.url", broker);
        }
        process = HubProcess.start(url, settings, log());
        connected();
    }

    /** The queue bank looks for the broker only now and then; a load that began before would count that against the hub. */
    private void connected() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(queueBank()::connected);
    }

    static RotatingHub start(Path folder) throws Exception {
        return new RotatingHub(folder, Ports.free(), false);
    }

    /** A hub that uses a broker of somebody else's on this port of loopback. */
    static RotatingHub onBroker(Path folder, int port) throws Exception {
        return new RotatingHub(folder, port, true);
    }

    /**
     * Ends the hub and starts it anew on what it left.
     *
     * @throws HubEnded if it does not start
     */
    void restart() throws IOException {
        process.close();
        starts++;
        process = HubProcess.start(url, settings, log());
    }

    /** What the hub said since it was last started. */
    String said() throws IOException {
        return Files.readString(log(), StandardCharsets.UTF_8);
    }

    private Path log() {
        return folder.resolve("hub-" + starts + ".log");
    }

    URI url() {
        return url;
    }

    PrivateKey bankKey() {
        return bankKey;
    }

    QueueBank queueBank() {
        return peers.queueBank();
    }

    /** The queue bank with this password at the broker; to be closed, and to be the only one, for all take the same answers. */
    QueueBank queueBank(String password) {
        return QueueBank.start(
                new QueueBankSettings(broker, PeersSimulator.QUEUE_BANK, password, Duration.ofSeconds(15)),
                Clock.systemUTC());
    }

    /** Whether the broker takes this password for a user at a new connection. */
    boolean brokerTakes(String user, String password) {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker)) {
            factory.setReconnectAttempts(0);
            factory.createConnection(user, password).close();
            return true;
        } catch (JMSSecurityException e) {
            return false;
        } catch (JMSException e) {
            throw new IllegalStateException("broker: " + broker + " (expected: one that answers)", e);
        }
    }

    /** Somebody of the demonstration in a browser of their own, logged in at Keycloak. */
    Caller staff(String user) {
        return new Caller(url).logIn(user, keycloak.secrets().text("demo/" + user));
    }

    /** The SNAP bank with these keys; it begins without a token. */
    SnapBank bank(String clientSecret, PrivateKey key) {
        return new SnapBank(
                new BankSettings(
                        url,
                        PeersSimulator.BANK,
                        PeersSimulator.PARTNER_SERVICE_ID,
                        PeersSimulator.CHANNEL_ID,
                        clientSecret,
                        key),
                Clock.systemUTC());
    }

    String secret(String reference) throws IOException {
        return Files.readString(secrets.resolve(reference)).strip();
    }

    /** As docs/operations.md says: aside first, then renamed into its place. */
    void write(String reference, String value) throws IOException {
        Path aside = secrets.resolve(reference + ".part");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, value + "\n");
        Files.move(aside, secrets.resolve(reference), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The successor takes the secret's place. */
    void promote(String reference) throws IOException {
        Files.move(secrets.resolve(reference + "-next"), secrets.resolve(reference), StandardCopyOption.ATOMIC_MOVE);
    }

    void keycloakSecret(String client, String secret) {
        changedClients.add(client);
        keycloak.clientSecret(client, secret);
    }

    /** Whether the provider takes this secret of a client, told by what it says of a refresh token that is none. */
    boolean keycloakTakes(String client, String secret) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.realmUrl() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=refresh_token&refresh_token=none&client_id=" + client + "&client_secret=" + secret))
                .build();
        String said = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return said.contains("invalid_grant");
    }

    RotatingDatabase database() {
        return new RotatingDatabase(postgres, String.valueOf(settings.get("spring.datasource.url")));
    }

    /** The file of a secret, to take it away. */
    Path file(String reference) {
        return secrets.resolve(reference);
    }

    static String random() {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    /** Keycloak is shared by the whole run and gets its own secrets back. */
    @Override
    public void close() throws Exception {
        for (String client : changedClients) {
            String reference =
                    client.equals("lintas-hub") ? "hub/keycloak-client-secret" : "peers/" + client + "/client-secret";
            keycloak.clientSecret(client, keycloak.secrets().text(reference));
        }
        process.close();
        peers.close();
        postgres.close();
    }
}
