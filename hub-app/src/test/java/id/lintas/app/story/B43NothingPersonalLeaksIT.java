package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.simulators.story.Applicant;
import id.lintas.simulators.story.Stories;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * B-43: people whose names, NIKs, phones and birth dates occur nowhere else walk through every door; afterwards all that the
 * hub left behind is searched for them.
 */
class B43NothingPersonalLeaksIT {

    private final RunningHub hub = RunningHub.get();
    private final Traces traces = new Traces(hub);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        traces.close();
    }

    @Test
    void peopleWalkThroughEveryDoorAndNothingOfThemIsFound() throws Exception {
        Canaries people = new Canaries();
        assertThat(Stories.walk(hub.world(), people::person, System.out).misses())
                .isZero();
        addFingerDigests(people);

        assertThat(traces.inLog(people)).isEmpty();
        assertThat(traces.inTables(people).stream().filter(hit -> !hit.matches("(?s)digest.*table biometric:.*")))
                .isEmpty();
        assertThat(traces.inBrokerFiles(people)).isEmpty();
        assertThat(traces.inAccessLog(people)).isEmpty();
        assertThat(traces.inMetrics(people)).isEmpty();
        assertThat(traces.inDatabaseFiles(people).stream().filter(hit -> !hit.startsWith("digest")))
                .isEmpty();
        theMaskedFormIsThere(people);
    }

    /** The same search, for the form that may leave the office: it finds it where the payer's name is meant to be. */
    private void theMaskedFormIsThere(Canaries people) throws SQLException, IOException {
        Canaries masked = new Canaries();
        for (Applicant person : people.people()) {
            masked.add("masked name", person.name().replaceFirst(" Zarvex.*", " Z."));
            assertThat(new id.lintas.passport.Nik(person.nik()).masked())
                    .isEqualTo("••••" + person.nik().substring(12));
            if (!traces.inTables(masked).isEmpty()
                    && !traces.inBrokerFiles(masked).isEmpty()) {
                return;
            }
        }
        throw new AssertionError("no masked name in tables and journal, so the search may be blind");
    }

    @Test
    void whatStrangersTypeIntoTheWrongPlacesIsFoundNowhereEither() throws Exception {
        Canaries typed = new Canaries();
        Applicant who = typed.person("167101");
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (String path : List.of(
                "/office/palembang/cases/" + who.nik(),
                "/book/" + encoded(who.name()),
                "/book?q=" + encoded(who.name()),
                "/book/palembang?lane=" + encoded(who.name()),
                "/datashare/" + who.nik(),
                "/no/such/" + encoded(who.name()) + "?phone=" + who.phone(),
                "/track?code=" + who.nik(),
                "/console/messages/" + who.nik(),
                "/actuator/" + who.nik(),
                "/book/palembang?x=%zz" + who.nik(),
                "/css/" + who.nik() + ".css")) {
            answers.add(get(path));
        }
        for (String path : List.of(
                "/partners/bank-musi/v1.0/transfer-va/payment",
                "/partners/bank-musi/" + who.nik() + "/v1.0/transfer-va/inquiry?name=" + encoded(who.name()),
                "/partners/bank-musi/v1.0/access-token/b2b",
                "/partners/" + encoded(who.name()) + "/v1.0/transfer-va/payment",
                "/book/palembang",
                "/track")) {
            answers.add(post(
                    path,
                    "application/json",
                    "{\"virtualAccountName\":\"" + who.name() + "\",\"customerNo\":\"" + who.nik() + "\",\"phone\":"
                            + who.phone()));
            answers.add(post(
                    path,
                    "application/x-www-form-urlencoded",
                    "name=" + encoded(who.name()) + "&nik=" + who.nik() + "&%zz=" + who.phone()));
        }
        onTheQueues(who);

        assertThat(answers).extracting(HttpResponse::statusCode).doesNotContain(500);
        for (HttpResponse<String> answer : answers) {
            String asked =
                    answer.request().method() + " " + answer.request().uri().getPath();
            if (!asked.equals("GET /book")) {
                assertThat(typed.in("the answer to " + asked, answer.body().getBytes(StandardCharsets.UTF_8)))
                        .isEmpty();
            }
        }
        assertThat(traces.inLog(typed)).isEmpty();
        assertThat(traces.inTables(typed)).isEmpty();
        assertThat(traces.inMetrics(typed)).isEmpty();
        assertThat(traces.inDatabaseFiles(typed)).isEmpty();
    }

    /** Unreadable, unknown and contradicting messages, each with the person in every field that takes a text. */
    private void onTheQueues(Applicant who) throws JMSException, SQLException {
        String person = who.name() + " " + who.nik() + " " + who.phone();
        String known = oneDelivery("id.lintas.bill.requested.v1");
        List<String> bank = List.of(
                "{\"messageId\":\"b43-1\",\"operation\":\"" + who.nik() + "\",\"billingCode\":\"" + person + "\"}",
                "not json " + person,
                "{\"messageId\":\"b43-2\",\"operation\":\"inquiry\",\"billingCode\":\"" + who.nik() + "\",\"name\":\""
                        + person + "\"}");
        List<String> registry = List.of(
                "not json " + person,
                "{\"type\":\"" + who.nik() + "\",\"causationid\":\"" + person + "\"}",
                "{\"type\":\"" + person + "\",\"causationid\":\"" + UUID.randomUUID() + "\"}",
                "{\"type\":\"" + person + "\",\"causationid\":\"" + known + "\"}",
                "{\"type\":\"id.lintas.bill.issued.v1\",\"causationid\":\"" + known
                        + "\",\"data\":{\"applicationId\":\"" + who.nik() + "\",\"billingCode\":\"" + who.nik()
                        + "\",\"issuedAt\":\"" + who.name() + "\"}}",
                "{\"type\":\"id.lintas.bill.issued.v1\",\"causationid\":\"" + known
                        + "\",\"data\":{\"applicationId\":\""
                        + UUID.randomUUID() + "\",\"billingCode\":\"" + who.nik() + "\",\"issuedAt\":\"" + who.name()
                        + "\"}}");
        long before = inbound();
        bank.forEach(text -> send("bank-siak", "bank.bank-siak.in", text));
        registry.forEach(text -> send("registry", "registry.out", text));
        Awaitility.await().until(() -> inbound() >= before + bank.size() + registry.size());
    }

    @Test
    void theSearchFindsWhatIsWrittenInTheClear() throws Exception {
        Canaries plain = new Canaries();
        Applicant who = plain.person("167101");
        LoggerFactory.getLogger("control").warn("somebody logs {}", who.name());
        hub.bean(MeterRegistry.class).counter("control", "who", who.name()).increment();
        get("/book?q=" + encoded(who.name()));
        send("bank-siak", "bank.bank-siak.in", who.name());
        try (var superuser = traces.superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute("create table if not exists b43_control (plain text, bytes bytea)");
            sql.execute(
                    "insert into b43_control values ('" + who.name() + "', convert_to('" + who.nik() + "', 'UTF8'))");

            assertThat(traces.inLog(plain)).isNotEmpty();
            assertThat(traces.inMetrics(plain)).isNotEmpty();
            assertThat(traces.inAccessLog(plain)).isNotEmpty();
            assertThat(traces.inBrokerFiles(plain)).isNotEmpty();
            assertThat(traces.inTables(plain))
                    .as("as text and as bytes")
                    .anyMatch(hit -> hit.startsWith("name"))
                    .anyMatch(hit -> hit.startsWith("NIK"));
            assertThat(traces.inDatabaseFiles(plain)).anyMatch(hit -> hit.contains("/base/"));
            sql.execute("drop table b43_control");
        }
    }

    /** What identifies a finger is kept beside it in its table, and must be nowhere else. */
    private void addFingerDigests(Canaries people) throws SQLException {
        try (var superuser = traces.superuser();
                Statement sql = superuser.createStatement();
                var rows = sql.executeQuery("select digest from biometric order by created_at desc limit 20")) {
            while (rows.next()) {
                people.add("digest of a finger", rows.getString(1));
            }
        }
    }

    private String oneDelivery(String type) throws SQLException {
        return one("select coalesce(min(id::text), '" + UUID.randomUUID() + "') from delivery where type = '" + type
                + "'");
    }

    private long inbound() throws SQLException {
        return Long.parseLong(one("select count(*) from inbound_message where transport = 'QUEUE'"));
    }

    private String one(String query) throws SQLException {
        try (var superuser = traces.superuser();
                Statement sql = superuser.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** As the peer whose queue it is: nobody else may send there, not even the hub. */
    private void send(String peer, String queue, String text) {
        String password = hub.keycloak().secrets().text("peers/" + peer + "/broker-password");
        try (ActiveMQConnectionFactory broker = new ActiveMQConnectionFactory(hub.broker(), peer, password);
                Connection connection = broker.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage(text));
        } catch (JMSException e) {
            throw new IllegalStateException("not sent to " + queue, e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(hub.url() + path.replace("%zz", "%25zz")))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(hub.url() + path))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
