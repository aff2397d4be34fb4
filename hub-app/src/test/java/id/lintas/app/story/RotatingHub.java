package id.lintas.app.story;

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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A hub as a process, with a database server and secrets of its own, so that both may be changed under it. */
final class RotatingHub implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI url;
    private final Path secrets;
    private final PostgresServer postgres;
    private final RealKeycloak keycloak;
    private final PeersSimulator peers;
    private final HubProcess process;
    private final PrivateKey bankKey;

    private RotatingHub(Path folder) throws Exception {
        keycloak = RealKeycloak.forTests();
        Secrets shared = keycloak.secrets();
        secrets = copy(shared.hub(), folder.resolve("secrets"));
        int dbPort = RunningHub.freePort();
        postgres = RealPostgres.start(folder.resolve("postgres"), dbPort, random(), folder.resolve("postgres.log"));
        postgres.database("lintas", secret("database-owner-password"), secret("database-app-password"));
        int port = RunningHub.freePort();
        int brokerPort = RunningHub.freePort();
        url = URI.create("http://localhost:" + port);
        peers = PeersSimulator.start(
                new PeersSettings(url, "tcp://127.0.0.1:" + brokerPort, 0, 0, shared.peers(), folder.resolve("peers")));
        bankKey = PrivateKeyFile.read(shared.peers().resolve("bank-musi/private-key.pem"));
        Map<String, Object> settings = new LinkedHashMap<>(RunningHub.get()
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
        process = HubProcess.start(url, settings, folder.resolve("hub.log"));
    }

    static RotatingHub start(Path folder) throws Exception {
        return new RotatingHub(folder);
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
        keycloak.clientSecret(client, secret);
    }

    Connection superuser() throws SQLException {
        return postgres.superuser("lintas");
    }

    int connectionsOlderThan(Instant moment) throws SQLException {
        try (Connection superuser = superuser();
                PreparedStatement sql = superuser.prepareStatement(
                        "select count(*) from pg_stat_activity where usename = 'lintas_app' and backend_start < ?")) {
            sql.setTimestamp(1, Timestamp.from(moment));
            try (ResultSet rows = sql.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    void endConnections() throws SQLException {
        try (Connection superuser = superuser();
                PreparedStatement sql = superuser.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lintas_app'")) {
            sql.execute();
        }
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

    /** Keycloak is shared by the whole run and gets its own secret back. */
    @Override
    public void close() throws Exception {
        keycloak.clientSecret("bank-musi", keycloak.secrets().text("peers/bank-musi/client-secret"));
        process.close();
        peers.close();
        postgres.close();
    }
}
