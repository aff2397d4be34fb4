package id.lintas.route;

import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelope;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.TestDatabase;
import id.lintas.office.Link;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.route.drop.Keys;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Routes, dispatcher and ledger on a real PostgreSQL, a real broker and a real SFTP server; one for all tests of a run. */
public final class TestHub {

    /** The broker's address inside this JVM. */
    static final String BROKER = "vm://41";

    /** What partners send stays until the hub has it, as on the hub's own broker. */
    private static final AddressSettings ASK_AGAIN =
            new AddressSettings().setRedeliveryDelay(100).setMaxDeliveryAttempts(-1);

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final TestHub ONE = new TestHub();

    /** Links by office and name. */
    final Map<String, Link> links = new ConcurrentHashMap<>();

    /** Partners in force. */
    final Map<PartnerId, Partner> partners = new ConcurrentHashMap<>();

    final Map<PartnerId, Partner> closed = new ConcurrentHashMap<>();

    /** Opens the root of the partner that brings its files. */
    public final KeyPair dropKey = Keys.pair();

    private final SftpServer sftp;
    private final TestDatabase database;
    private final ServerSocket silent;
    private final ConfigurableApplicationContext context;
    private EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    private TestHub() {
        try {
            Path folder = Files.createTempDirectory("routes");
            sftp = new SftpServer(folder);
            silent = new ServerSocket(0, 512);
            brokerUp();
            database = RealPostgres.forTests().freshDatabase("routes");
            Flyway.configure()
                    .dataSource(database.ownerUrl(), database.ownerUser(), database.ownerPassword())
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            SpringApplication application = new SpringApplication(TestHubBeans.class);
            application.addInitializers(fresh -> fresh.getBeanFactory().registerSingleton("testHub", this));
            application.setDefaultProperties(settings(database, folder));
            context = application.run();
        } catch (IOException e) {
            throw new IllegalStateException("the test hub cannot start", e);
        }
    }

    /** What the hub's own SFTP server has lying. */
    public Path dropFolder() {
        return sftp.root().resolveSibling("drop");
    }

    private static Map<String, Object> settings(TestDatabase database, Path folder) {
        return Map.ofEntries(
                Map.entry("spring.datasource.url", database.jdbcUrl()),
                Map.entry("spring.datasource.username", database.appUser()),
                Map.entry("spring.datasource.password", database.appPassword()),
                Map.entry("spring.flyway.enabled", "false"),
                Map.entry("spring.datasource.hikari.connection-timeout", "2000"),
                Map.entry("server.port", "0"),
                Map.entry("server.address", "127.0.0.1"),
                Map.entry("spring.main.banner-mode", "off"),
                Map.entry("lintas.dispatch.every", "50ms"),
                Map.entry("logging.level.org.apache.activemq.audit", "WARN"),
                Map.entry("lintas.files.poll", "200ms"),
                Map.entry("lintas.files.show-after", "2s"),
                Map.entry("lintas.drop.port", "0"),
                Map.entry("lintas.drop.folder", folder.resolve("drop").toString()));
    }

    /** A connection of the ledger's owner, who may lock. */
    public Connection owner() throws SQLException {
        return DriverManager.getConnection(database.ownerUrl(), database.ownerUser(), database.ownerPassword());
    }

    /** A connection as the hub has it. */
    public Connection connection() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.appUser(), database.appPassword());
    }

    /** The run's hub. */
    public static TestHub get() {
        return ONE;
    }

    /** A bean of the hub. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The port of the hub's HTTP server. */
    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The partner's server. */
    public SftpServer sftp() {
        return sftp;
    }

    /** A port that takes connections and never says a word. */
    public int silentPort() {
        return silent.getLocalPort();
    }

    /** Takes the ledger away: nobody gets in, and who is in is thrown out. */
    public void ledgerAway() {
        administer("alter database " + database.name() + " allow_connections false");
        administer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name() + "'");
    }

    /** Gives the ledger back, as it was. */
    public void ledgerBack() {
        administer("alter database " + database.name() + " allow_connections true");
    }

    private static void administer(String sql) {
        try (Connection superuser = RealPostgres.forTests().superuser("postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the broker away, with what was on it. */
    public void brokerDown() {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not stop", e);
        }
    }

    /** Brings a broker, empty. */
    public void brokerUp() {
        try {
            broker = new EmbeddedActiveMQ();
            broker.setConfiguration(new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setJournalType(JournalType.NIO)
                    .setSecurityEnabled(true)
                    .setPopulateValidatedUser(true)
                    .addAddressSetting("bank.*.in", ASK_AGAIN)
                    .addAcceptorConfiguration("in-vm", BROKER));
            broker.setSecurityManager(new AnyUser());
            broker.start();
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not start", e);
        }
    }

    /** An office that no other test uses. */
    public OfficeId newOffice() {
        return new OfficeId("office-" + NUMBERS.incrementAndGet());
    }

    /** Puts a partner of the toy dialect in force, in the place of one of its name. */
    public void partner(String id, Transport transport, String knownHosts) {
        closed.remove(new PartnerId(id));
        partners.put(new PartnerId(id), TestHubBeans.partner(id, transport, sftp.port(), knownHosts));
    }

    /** Puts a partner in force, in the place of one of its name. */
    public void partner(Partner partner) {
        partners.put(partner.id(), partner);
    }

    /** Takes a partner out of force. */
    public void noPartner(String id) {
        Partner gone = partners.remove(new PartnerId(id));
        if (gone != null) {
            closed.put(gone.id(), gone);
        }
    }

    /** Gives the office a link. */
    public void link(OfficeId office, Link link) {
        links.put(office + "/" + link.name(), link);
    }

    /** Owes the office's link a message about the case and returns the message's id. */
    public UUID owe(OfficeId office, String link, String correlation) {
        UUID id = UUID.randomUUID();
        Envelope envelope = new Envelope(
                id,
                office,
                "id.lintas.case.changed.v1",
                correlation,
                "application/json",
                ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));
        bean(OfficeTransactions.class).run(office, () -> bean(Deliveries.class).owe(envelope, link));
        return id;
    }

    /** A column of the delivery's row. */
    public <T> T column(OfficeId office, UUID id, String column, Class<T> type) {
        return bean(OfficeTransactions.class)
                .in(
                        office,
                        () -> bean(JdbcClient.class)
                                .sql("select " + column + " from delivery_now where id = ?")
                                .param(id)
                                .query(type)
                                .single());
    }

    /** Waits until the delivery stands there. */
    public void await(OfficeId office, UUID id, String status, Duration within) {
        Awaitility.await()
                .atMost(within)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> column(office, id, "status", String.class), status::equals);
    }
}
