package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import id.lintas.intake.RawMessage;
import id.lintas.route.Broker;
import id.lintas.route.TestHub;
import id.lintas.route.ToyConnectors;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.servlet.ServletEndpoint;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * B-39: names that steer Camel's components, in every spelling, by the real doors for REST, queue and file. They reach no route,
 * no connector and no answer, and have no effect; a bare route that keeps them is steered by the same ones.
 */
class B39CamelHeadersIT {

    private static final long WAIT = Duration.ofSeconds(30).toMillis();
    private static final String STOLEN = "b39-stolen";

    private final TestHub hub = TestHub.get();
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger lured = new AtomicInteger();
    private final HttpServer trap;

    B39CamelHeadersIT() throws IOException {
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext("/", call -> {
            lured.incrementAndGet();
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        trap.start();
    }

    @AfterEach
    void takeTheTrapAway() throws IOException {
        trap.stop(0);
        for (Path place : List.of(Path.of(STOLEN), Path.of("..", STOLEN))) {
            Files.deleteIfExists(place);
        }
    }

    /** What steers a component, with where it would lead. */
    private Map<String, String> steering() {
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put("CamelFileName", "../" + STOLEN);
        plain.put("CamelOverruleFileName", STOLEN);
        plain.put("CamelHttpUri", "http://127.0.0.1:" + trap.getAddress().getPort() + "/");
        plain.put("CamelHttpPath", "/" + STOLEN);
        plain.put("CamelHttpResponseCode", "201");
        plain.put("CamelJmsDestinationName", STOLEN);
        plain.put("CamelJmsDestination", STOLEN);
        plain.put("CamelBeanMethodName", "destroy");
        plain.put("CamelExecCommandExecutable", "touch");
        plain.put("CamelExecCommandArgs", STOLEN);
        plain.put("CamelToEndpoint", "file:" + STOLEN);
        plain.put("CamelSqlQuery", "select 1");
        Map<String, String> all = new LinkedHashMap<>(plain);
        plain.forEach((name, value) -> {
            all.put("c" + name.substring(1, 2).toUpperCase(Locale.ROOT) + name.substring(2), value);
            all.put(name.toUpperCase(Locale.ROOT), value);
        });
        return all;
    }

    @Test
    void aCallsHeadersAndParametersSteerNothing() throws Exception {
        HttpRequest.Builder call = HttpRequest.newBuilder(uri("/partners/bank-rest/b39/x?" + query()))
                .header("X-EXTERNAL-ID", "39")
                .header("org.apache.camel.FileName", STOLEN)
                .header("Camel%46ileName", STOLEN)
                .header("%43amelFileName", STOLEN)
                .header("X-Camel-FileName", STOLEN)
                .header("tenant", "somebody")
                .POST(HttpRequest.BodyPublishers.ofString("good"));
        steering().forEach(call::header);

        HttpResponse<String> answer = client.send(call.build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet()).noneMatch(B39CamelHeadersIT::steers);
        assertThat(answer.body()).isEqualTo("{\"result\":\"UNKNOWN_BILL\"}");
        RawMessage raw = hub.bean(ToyConnectors.class).read.stream()
                .filter(one -> one.address().contains("/b39/x"))
                .findFirst()
                .orElseThrow();
        assertThat(raw.headers()).containsEntry("x-external-id", "39");
        assertThat(raw.headers().keySet()).noneMatch(name -> steers(name) && !name.startsWith("x-"));
        nothingHappened();
    }

    /** Such as a form that a partner sends; its bytes are the message and name nothing. */
    @Test
    void aFormsFieldsSteerNothing() throws Exception {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/partners/bank-rest/b39/form"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("good&" + query()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet()).noneMatch(B39CamelHeadersIT::steers);
        nothingHappened();
    }

    @Test
    void aMessagesPropertiesSteerNothing() throws Exception {
        try (JMSContext jms = Broker.connect("bank-queue")) {
            TextMessage request = jms.createTextMessage("good");
            steer(request);
            request.setStringProperty("org_DOT_apache_DOT_camel_DOT_FileName", STOLEN);
            request.setStringProperty("Camel_HYPHEN_FileName", STOLEN);
            request.setStringProperty("breadcrumbId", "${bean:x}");
            request.setJMSReplyTo(jms.createQueue(STOLEN));
            request.setJMSType("CamelFileName");
            request.setJMSCorrelationID("b39");
            jms.createProducer().send(jms.createQueue("bank.bank-queue.in"), request);
            Message answer = jms.createConsumer(jms.createQueue("bank.bank-queue.out"), "JMSCorrelationID = 'b39'")
                    .receive(WAIT);
            assertThat(Broker.properties(Objects.requireNonNull(answer))).isEmpty();
        }
        assertThat(Broker.browse(STOLEN)).isEmpty();
        nothingHappened();
    }

    /** A name that is more than a name is left where it lies, or is that name and nothing else; the next file is taken. */
    @Test
    void aFilesNameSteersNothing() throws Exception {
        Path outbox = hub.sftp().root().resolve("outbox");
        List<String> names = List.of(
                "POS-20261123-000391.txt;CamelFileName=" + STOLEN,
                "CamelFileName",
                "POS-20261123-000392.txt${bean:toyConnectors}",
                "..%2f" + STOLEN + ".txt",
                "POS-20261123-000393.txt?fileName=" + STOLEN);
        String literal = "POS-20261123-${header.CamelFileName}${bean:toyConnectors}.txt";
        for (String name : names) {
            Files.writeString(outbox.resolve(name), "good " + name);
        }
        Files.writeString(outbox.resolve(literal), "good " + literal);
        Files.writeString(outbox.resolve("POS-20261123-000399.txt"), "good 399");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(hub.sftp().root().resolve("results/POS-20261123-000399.result.txt")));
        for (String name : names) {
            assertThat(outbox.resolve(name)).exists();
            Files.delete(outbox.resolve(name));
        }
        Awaitility.await().until(() -> Files.notExists(outbox.resolve(literal)));
        try (Stream<Path> done = Files.list(outbox.resolve(".done"))) {
            assertThat(done.map(Path::getFileName).map(Path::toString)).anyMatch(name -> name.startsWith(literal));
        }
        nothingHappened();
    }

    @Test
    void controlABareRouteIsSteeredByTheSameNames(@TempDir Path bare) throws Exception {
        Files.createDirectories(bare.resolve("rest/in"));
        Files.createDirectories(bare.resolve("queue/in"));
        CamelContext camel = hub.bean(CamelContext.class);
        String servlet = ((ServletEndpoint) camel.getRoute("receive-rest").getEndpoint()).getServletName();
        camel.getRegistry().bind("b39PassesAll", HeaderFilterStrategy.class, new PassesAll());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("servlet:/b39-bare?servletName=" + servlet + "&headerFilterStrategy=#b39PassesAll")
                        .routeId("b39-bare-rest")
                        .setBody()
                        .constant("x")
                        .to("file:" + bare.resolve("rest/in") + "?jailStartingDirectory=false");
                from("jms:queue:b39.bare?headerFilterStrategy=#b39PassesAll&mapJmsMessage=true")
                        .routeId("b39-bare-queue")
                        .to("file:" + bare.resolve("queue/in") + "?jailStartingDirectory=false");
            }
        });
        try {
            HttpRequest.Builder call = HttpRequest.newBuilder(uri("/partners/b39-bare"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .header("cAmelFileName", "../" + STOLEN);
            client.send(call.build(), HttpResponse.BodyHandlers.discarding());
            assertThat(bare.resolve("rest").resolve(STOLEN)).exists();

            try (JMSContext jms = Broker.connect("bank-queue")) {
                TextMessage request = jms.createTextMessage("x");
                request.setStringProperty("CamelFileName", "../" + STOLEN);
                jms.createProducer().send(jms.createQueue("b39.bare"), request);
            }
            Awaitility.await().until(() -> Files.exists(bare.resolve("queue").resolve(STOLEN)));
        } finally {
            for (String route : List.of("b39-bare-rest", "b39-bare-queue")) {
                camel.getRouteController().stopRoute(route);
                camel.removeRoute(route);
            }
        }
    }

    private void steer(Message message) throws jakarta.jms.JMSException {
        for (Map.Entry<String, String> one : steering().entrySet()) {
            message.setStringProperty(one.getKey(), one.getValue());
        }
    }

    private String query() {
        StringBuilder query = new StringBuilder("org.apache.camel.FileName=" + STOLEN + "&%43amelFileName=" + STOLEN);
        steering()
                .keySet()
                .forEach(name -> query.append('&').append(name).append('=').append(STOLEN));
        return query.toString();
    }

    private void nothingHappened() throws IOException {
        assertThat(lured).hasValue(0);
        for (Path folder : List.of(
                Path.of(""), Path.of(".."), hub.sftp().root(), hub.dropFolder().getParent())) {
            try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
                assertThat(files.map(Path::getFileName).map(Path::toString))
                        .as(folder.toString())
                        .noneMatch(name -> name.contains(STOLEN));
            }
        }
    }

    private static boolean steers(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return low.contains("camel") || low.contains("tenant");
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + hub.port() + path);
    }

    /** What the components' own strategies would not let through. */
    private static final class PassesAll implements HeaderFilterStrategy {

        @Override
        public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
            return false;
        }

        @Override
        public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
            return false;
        }
    }
}
