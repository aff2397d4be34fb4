package id.lintas.app.story;

import id.lintas.app.LintasHub;
import id.lintas.harness.Ports;
import id.lintas.harness.RealKeycloak;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.Secrets;
import id.lintas.harness.TestDatabase;
import id.lintas.simulators.PeersSettings;
import id.lintas.simulators.PeersSimulator;
import id.lintas.simulators.registry.RegistrySettings;
import id.lintas.simulators.registry.RegistrySimulator;
import id.lintas.simulators.story.StoryWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub with real PostgreSQL, Keycloak, Artemis, SFTP and all simulated peers; one for all stories of a run. */
public final class RunningHub {

    private static final RunningHub ONE = new RunningHub();

    private final URI hub;
    private final int tlsPort;
    private final String broker;
    private final RealKeycloak keycloak = RealKeycloak.forTests();
    private final PeersSimulator peers;
    private final RegistrySimulator registry;
    private final ConfigurableApplicationContext context;

    private RunningHub() {
        try {
            Path state = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "running-hub");
            int brokerPort = Ports.free();
            int hubPort = Ports.free();
            tlsPort = Ports.free();
            hub = URI.create("http://localhost:" + hubPort);
            broker = "tcp://127.0.0.1:" + brokerPort;
            Secrets secrets = keycloak.secrets();
            peers = PeersSimulator.start(new PeersSettings(hub, broker, 0, 0, secrets.peers(), state.resolve("peers")));
            registry = RegistrySimulator.start(new RegistrySettings(
                    broker,
                    secrets.text("peers/registry/broker-password"),
                    0,
                    state.resolve("registry"),
                    secrets.peers().resolve("registry/decryption-keys")));
            secrets.knownHosts(peers.sftpPort());
            keycloak.allowHub(hub.toString());
            context = start(state, hubPort, brokerPort, Path.of("..", "tenants"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run's hub, started by whoever asks first. */
    public static RunningHub get() {
        return ONE;
    }

    private ConfigurableApplicationContext start(Path state, int hubPort, int brokerPort, Path tenants) {
        SpringApplication application = new SpringApplication(LintasHub.class);
        Map<String, Object> settings = settings(state, hubPort, brokerPort, tenants);
        settings.put("lintas.tls.port", tlsPort);
        application.setDefaultProperties(settings);
        return application.run();
    }

    /** Settings of a hub on a database of its own, next to the same Keycloak and peers. */
    public Map<String, Object> settings(Path state, int hubPort, int brokerPort, Path tenants) {
        TestDatabase database = RealPostgres.forTests().freshDatabase("hub");
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", hubPort);
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.appUser());
        settings.put("spring.flyway.url", database.jdbcUrl());
        settings.put("spring.flyway.user", database.ownerUser());
        settings.put("server.tomcat.accesslog.enabled", true);
        settings.put(
                "server.tomcat.accesslog.directory", state.resolve("access").toString());
        settings.put("server.tomcat.accesslog.buffered", false);
        settings.put("server.tomcat.accesslog.pattern", "%s \"%r\" \"%{Referer}i\"");
        settings.put("lintas.hub.url", hub);
        settings.put("lintas.keycloak.url", keycloak.realmUrl());
        // hubs with secrets of their own share this Keycloak, and would take turns at setting its clients right
        settings.put("lintas.realm.enabled", "false");
        settings.put("lintas.secrets", keycloak.secrets().hub());
        settings.put("lintas.tenants", tenants.toAbsolutePath());
        settings.put("lintas.broker.port", brokerPort);
        settings.put("lintas.broker.data", state.resolve("broker").toString());
        // an hour of an office is seconds here
        settings.put("lintas.payments.stuck-after.registry", "5s");
        settings.put("lintas.payments.stuck-after.office", "5s");
        settings.put("lintas.payments.stuck-after.hub", "3s");
        settings.put("lintas.drop.port", 0);
        settings.put("lintas.drop.folder", state.resolve("drop"));
        settings.put("lintas.sftp.port", peers.sftpPort());
        settings.put("lintas.peers.port", peers.controlPort());
        return settings;
    }

    public URI url() {
        return hub;
    }

    /** Where the hub's broker takes peers. */
    public String broker() {
        return broker;
    }

    /** Where the hub listens for machines with certificates. */
    int tlsPort() {
        return tlsPort;
    }

    /** Banks, post office and offices' own systems. */
    PeersSimulator peers() {
        return peers;
    }

    public RealKeycloak keycloak() {
        return keycloak;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All of the hub, for tests that look at what it registered. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    StoryWorld world() {
        return new StoryWorld(
                hub,
                URI.create(keycloak.realmUrl()),
                peers.controlUrl(),
                registry.controlUrl(),
                user -> keycloak.secrets().text("demo/" + user));
    }
}
