package id.lintas.app.staff;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.app.LintasHub;
import id.lintas.harness.Ports;
import id.lintas.harness.RealKeycloak;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.TestDatabase;
import id.lintas.secret.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A hub as a process of its own, with short times: a session ends after {@link #IDLE}, the provider is asked every two
 * seconds. One for all tests of staff in a run; each test takes people of its own.
 */
final class StaffHub {

    static final Duration IDLE = Duration.ofSeconds(20);

    private static final AtomicLong NUMBERS = new AtomicLong(System.nanoTime() % 100_000);
    private static final StaffHub ONE = new StaffHub();

    private final RealKeycloak keycloak = RealKeycloak.forTests();
    private final TestDatabase database = RealPostgres.forTests().freshDatabase("staff");
    private final URI url;
    private final List<String> command;
    private final Path log;
    private Process process;

    private StaffHub() {
        try {
            Path state = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "staff-hub");
            log = state.resolve("hub.log");
            int port = Ports.free();
            url = URI.create("http://localhost:" + port);
            command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx400m",
                    "-cp",
                    System.getProperty("java.class.path")));
            settings(state, port).forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.add(LintasHub.class.getName());
            keycloak.allowHub(url.toString());
            process = launch();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StaffHub get() {
        return ONE;
    }

    private Map<String, Object> settings(Path state, int port) throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.appUser());
        settings.put("spring.datasource.password", database.appPassword());
        settings.put("spring.flyway.url", database.jdbcUrl());
        settings.put("spring.flyway.user", database.ownerUser());
        settings.put("spring.flyway.password", database.ownerPassword());
        settings.put("lintas.hub.url", url);
        settings.put("lintas.keycloak.url", keycloak.realmUrl());
        settings.put("lintas.secrets", keycloak.secrets().hub());
        settings.put("lintas.tenants", Path.of("..", "tenants").toAbsolutePath().normalize());
        settings.put("lintas.broker.port", Ports.free());
        settings.put("lintas.broker.data", state.resolve("broker"));
        settings.put("lintas.sftp.port", 1);
        settings.put("lintas.peers.port", 1);
        settings.put("lintas.staff.idle", IDLE.toSeconds() + "s");
        settings.put("lintas.staff.recheck", "2s");
        settings.put("lintas.staff.sessions", "3");
        return settings;
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady() {
        HttpClient http = HttpClient.newHttpClient();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> http.send(
                                        HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    URI at(String path) {
        return url.resolve(path);
    }

    RealKeycloak keycloak() {
        return keycloak;
    }

    /** A user name that no other test has. */
    static String fresh(String name) {
        return name + NUMBERS.incrementAndGet();
    }

    /** Somebody whom the directorate made a member of an office's organization, with realm roles. */
    String person(String name, String office, String... roles) {
        String username = fresh(name);
        keycloak.addUser(username, password(username), office, roles);
        return username;
    }

    static String password(String username) {
        return "Sandi-" + username + "-9";
    }

    Visitor.Page logIn(Visitor visitor, String path, String username) throws IOException, InterruptedException {
        return visitor.logIn(at(path), username, password(username));
    }

    /** Runs SQL as the hub would, within an office. */
    int update(String office, String sql, Object... parameters) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.appUser(), database.appPassword());
        Integer changed = new TransactionTemplate(new JdbcTransactionManager(source)).execute(status -> {
            JdbcClient jdbc = JdbcClient.create(source);
            jdbc.sql("select set_config('lintas.office', ?, true)")
                    .param(office)
                    .query(String.class)
                    .single();
            return jdbc.sql(sql).params(parameters).update();
        });
        return changed == null ? 0 : changed;
    }

    /** Ends somebody's time yesterday, as if a day had passed. */
    void endYesterday(String office, String username) {
        int changed = update(
                office,
                "update staff_assignment set starts_on = current_date - 9, ends_on = current_date - 2 where office = ? and username = ?",
                office,
                username);
        if (changed != 1) {
            throw new AssertionError("assignments of " + username + ": " + changed);
        }
    }

    /** The audit trail's entries of that event in an office. */
    long audited(String office, String event) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.jdbcUrl(), database.appUser(), database.appPassword());
        Long count = new TransactionTemplate(new JdbcTransactionManager(source)).execute(status -> {
            JdbcClient jdbc = JdbcClient.create(source);
            jdbc.sql("select set_config('lintas.office', ?, true)")
                    .param(office)
                    .query(String.class)
                    .single();
            return jdbc.sql("select count(*) from audit_entry where office = ? and event = ?")
                    .params(office, event)
                    .query(Long.class)
                    .single();
        });
        return count == null ? 0 : count;
    }

    /** Accounts as the hub itself keeps them, to change them behind its back. */
    Accounts accounts() {
        return new KeycloakAccounts(calls());
    }

    KeycloakAdminCalls calls() {
        return new KeycloakAdminCalls(
                new AccountsSettings(URI.create(keycloak.realmUrl()), null),
                new SecretFiles(keycloak.secrets().hub()),
                Clock.systemUTC());
    }

    void takeRole(String account, String role) {
        JsonNode held = calls().get("/users/{id}/role-mappings/realm", account);
        for (JsonNode one : held) {
            if (one.path("name").asText().equals(role)) {
                calls().send(HttpMethod.DELETE, Set.of(), List.of(one), "/users/{id}/role-mappings/realm", account);
            }
        }
    }

    /** Has Keycloak tell this hub of logouts. */
    void backChannel() {
        keycloak.tellLogouts(url.toString());
    }

    /** Whether the hub logged that. */
    boolean said(String text) throws IOException {
        return Files.readString(log).contains(text);
    }

    /** Ends the process without a word and starts it again. */
    void killAndStart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
        awaitReady();
    }
}
