package id.lintas.app.tenants;

import static java.util.Objects.requireNonNull;

import com.sun.net.httpserver.HttpServer;
import id.lintas.app.LintasHub;
import id.lintas.harness.Ports;
import id.lintas.harness.RealKeycloak;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.TestDatabase;
import id.lintas.simulators.story.OfficeFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two nodes of one hub: one database, one tenants folder, one broker, which the first node carries. Beside them an office's
 * own system that takes every webhook.
 */
final class TwoNodes implements AutoCloseable {

    /** The office that these tests close; its clerk is {@code tutup-clerk}. */
    static final String OFFICE = "tutup";

    static final String PASSWORD = "closing-two-nodes-1";

    static final List<String> NODES = List.of("first", "second");

    private static final Path SHIPPED = Path.of("..", "tenants");

    private final RealKeycloak keycloak = RealKeycloak.forTests();
    private final TestDatabase database = RealPostgres.forTests().freshDatabase("nodes");
    private final HttpServer ownSystem =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final AtomicInteger told = new AtomicInteger();
    private final Path folder;
    private final int brokerPort = Ports.free();
    private final int dropPort = Ports.free();
    private final OfficeFolder officeFolder;
    private final Map<String, URI> urls = new LinkedHashMap<>();
    private final Map<String, ConfigurableApplicationContext> nodes = new LinkedHashMap<>();

    TwoNodes(Path folder) throws IOException {
        this.folder = folder;
        ownSystem.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            told.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        ownSystem.start();
        officeFolder = OfficeFolder.withNewKey(dropPort, keycloak.secrets().file("hub/drop-host-key.pem"));
        secrets();
        keycloak.addOffice(OFFICE);
        keycloak.addUser("tutup-clerk", PASSWORD, OFFICE, "clerk");
        for (String file : List.of("offices/palembang", "partners/bank-musi", "partners/bank-siak", "partners/pos")) {
            Path target = tenants().resolve(file + ".yaml");
            Files.createDirectories(target.getParent());
            Files.copy(SHIPPED.resolve(file + ".yaml"), target);
        }
        office("");
        start("first");
        start("second");
    }

    /** The node, which is {@code first} or {@code second}. */
    ConfigurableApplicationContext node(String name) {
        return requireNonNull(nodes.get(name));
    }

    URI url(String name) {
        return requireNonNull(urls.get(name));
    }

    Path tenants() {
        return folder.resolve("tenants");
    }

    /** How many webhooks the office's own system took. */
    int told() {
        return told.get();
    }

    /** Writes the office's file, whole at once, with more lines at its end. */
    void office(String more) throws IOException {
        write("offices/" + OFFICE, """
                name: Kantor Imigrasi Tutup
                code: TTP
                class: ""
                city: Tutup
                province: Riau
                zone: Asia/Jakarta
                opening: { day: FRIDAY, time: "14:00", horizonDays: 14 }
                sessions:
                  morning: { start: "08:00", end: "10:00", quota: { regular: 30 } }
                api: true
                links:
                  own-system: { kind: rest, address: "http://127.0.0.1:%d/x", secret: tutup/webhook-secret }
                  queue: { kind: queue, address: office.tutup.out, secret: tutup/broker-password }
                  folder: { kind: files, address: drop/out, secret: tutup/sftp-keys }
                """.formatted(ownSystem.getAddress().getPort()) + more);
    }

    void write(String name, String text) throws IOException {
        Path file = tenants().resolve(name + ".yaml");
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void restart(String name) throws IOException {
        node(name).close();
        start(name);
    }

    private void start(String name) throws IOException {
        int port = urls.containsKey(name) ? url(name).getPort() : Ports.free();
        URI url = URI.create("http://localhost:" + port);
        urls.put(name, url);
        keycloak.allowHub(url.toString());
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.appUser());
        settings.put("spring.flyway.url", database.jdbcUrl());
        settings.put("spring.flyway.user", database.ownerUser());
        settings.put("lintas.hub.url", url);
        settings.put("lintas.keycloak.url", keycloak.realmUrl());
        settings.put("lintas.secrets", keycloak.secrets().hub());
        settings.put("lintas.tenants", tenants().toAbsolutePath());
        if (name.equals("first")) {
            settings.put("lintas.broker.port", brokerPort);
            settings.put("lintas.broker.data", folder.resolve("broker"));
            settings.put("lintas.drop.port", dropPort);
            settings.put("lintas.drop.folder", folder.resolve("drop"));
        } else {
            settings.put("lintas.broker.url", "tcp://127.0.0.1:" + brokerPort);
        }
        settings.put("lintas.sftp.port", 1);
        settings.put("lintas.peers.port", ownSystem.getAddress().getPort());
        SpringApplication application = new SpringApplication(LintasHub.class);
        application.setDefaultProperties(settings);
        nodes.put(name, application.run());
    }

    private void secrets() throws IOException {
        keycloak.secrets().knownHosts(1);
        secret("webhook-secret", "whsec_" + Base64.getEncoder().encodeToString(random()));
        for (String password : List.of("broker-password", "api-client-secret")) {
            secret(password, Base64.getUrlEncoder().encodeToString(random()));
        }
        Files.deleteIfExists(secret("sftp-keys"));
        secret("sftp-keys", officeFolder.publicKeyLine());
    }

    /** Writes one of the office's secrets, unless it is there from an earlier pair of nodes. */
    private void secret(String name, String text) throws IOException {
        Path secret = secret(name);
        if (!Files.exists(secret)) {
            Files.createDirectories(
                    requireNonNull(secret.getParent()),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, text + "\n");
        }
    }

    private static byte[] random() {
        byte[] random = new byte[32];
        new java.security.SecureRandom().nextBytes(random);
        return random;
    }

    /** The file of one of the office's secrets. */
    Path secret(String name) {
        return keycloak.secrets().hub().resolve(OFFICE).resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(secret(name)).strip();
    }

    URI realm() {
        return URI.create(keycloak.realmUrl());
    }

    String broker() {
        return "tcp://127.0.0.1:" + brokerPort;
    }

    /** What the office's own system has of SFTP: its key. The first node serves it. */
    OfficeFolder officeFolder() {
        return officeFolder;
    }

    @Override
    public void close() {
        // The first carries the broker, so it goes last.
        node("second").close();
        node("first").close();
        ownSystem.stop(0);
    }
}
