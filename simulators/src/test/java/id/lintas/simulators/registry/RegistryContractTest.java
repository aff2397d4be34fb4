package id.lintas.simulators.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryContractTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Path folder;

    private HubBroker hub;
    private Letters letters;
    private RegistrySimulator registry;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        hub = HubBroker.start(folder.resolve("broker"));
        letters = Letters.under("first", folder.resolve("keys"));
        registry = registry();
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
        hub.close();
    }

    @Test
    void acknowledgesABooking() throws Exception {
        JsonNode answer = hub.ask("registry", booking("e1", "PLM-7K4Q-2X"));

        assertThat(answer.path("type").asText()).isEqualTo("id.lintas.booking.acknowledged.v1");
        assertThat(answer.path("source").asText()).isEqualTo("/registry");
        assertThat(answer.path("causationid").asText()).isEqualTo("e1");
        assertThat(answer.path("id").asText()).isNotIn("", "e1");
        assertThat(answer.path("data").path("bookingCode").asText()).isEqualTo("PLM-7K4Q-2X");
        assertThat(answer.path("data").path("registryReference").asText()).isNotBlank();
        assertThat(control("GET", "/bookings/PLM-7K4Q-2X").statusCode()).isEqualTo(200);
        assertThat(control("GET", "/bookings/ELSEWHERE").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesABookingWhosePeopleItCannotReadOrWhoAreOthers() throws Exception {
        String code = "PLM-7K4Q-2X";
        String other = people("PLM-AAAA-AA", "a1");
        String stranger = people(code, "a2");

        assertThat(refusal(booking("e1", code, "e30.AA.AA.AA.AA"))).isEqualTo("UNREADABLE");
        assertThat(refusal(booking("e2", code, other))).isEqualTo("CONTRADICTION");
        assertThat(refusal(booking("e3", code, stranger))).isEqualTo("CONTRADICTION");
        assertThat(control("GET", "/bookings/" + code).statusCode()).isEqualTo(404);
    }

    @Test
    void storesACorrectionOnceAndSaysNoName() throws Exception {
        String person = letters.write(corrected("c1", "PLM-7K4Q-2X", "a1"));
        JsonNode first = hub.ask("registry", correction("e1", "c1", person));
        JsonNode repeated = hub.ask("registry", correction("e2", "c1", person));

        assertThat(first.path("type").asText()).isEqualTo("id.lintas.correction.stored.v1");
        assertThat(first.path("causationid").asText()).isEqualTo("e1");
        assertThat(first.path("data").path("correctionId").asText()).isEqualTo("c1");
        assertThat(first.path("data").path("storedAt").asText()).isNotBlank();
        assertThat(repeated.path("data")).isEqualTo(first.path("data"));
        assertThat(first.toString()).doesNotContain("Siti");
        assertThat(control("GET", "/corrections/c1").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesACorrectionWhoseLetterIsAnothers() throws Exception {
        assertThat(refusal(correction("e1", "c1", letters.write(corrected("c2", "PLM-7K4Q-2X", "a1")))))
                .isEqualTo("CONTRADICTION");
        assertThat(refusal(correction("e2", "c1", letters.write(corrected("c1", "PLM-AAAA-AA", "a1")))))
                .isEqualTo("CONTRADICTION");
        assertThat(refusal(correction("e3", "c1", letters.write(corrected("c1", "PLM-7K4Q-2X", "a2")))))
                .isEqualTo("CONTRADICTION");
        assertThat(refusal(correction("e4", "c1", "e30.AA.AA.AA.AA"))).isEqualTo("UNREADABLE");
        assertThat(refusal(correction("e5", "c1", people("PLM-7K4Q-2X", "a1")))).isEqualTo("MISSING");
        assertThat(control("GET", "/corrections/c1").statusCode()).isEqualTo(404);
    }

    private static String correction(String id, String correction, String person) {
        return event(
                id,
                "applicant.corrected",
                "{\"correctionId\":\"" + correction + "\",\"bookingCode\":\"PLM-7K4Q-2X\",\"office\":\"palembang\","
                        + "\"applicationId\":\"a1\",\"correctedAt\":\"2026-11-24T09:00:00Z\",\"person\":\"" + person
                        + "\"}");
    }

    private static String corrected(String correction, String booking, String application) {
        return "{\"correctionId\":\"" + correction + "\",\"bookingCode\":\"" + booking + "\",\"applicationId\":\""
                + application + "\",\"name\":\"Siti\"}";
    }

    private String refusal(String event) throws Exception {
        return hub.ask("registry", event).path("data").path("code").asText();
    }

    @Test
    void issuesOneBillForAnApplicationHoweverOftenItIsAsked() throws Exception {
        JsonNode first = hub.ask("registry", bill("e1", "a1")).path("data");
        JsonNode sameEvent = hub.ask("registry", bill("e1", "a1")).path("data");
        JsonNode otherEvent = hub.ask("registry", bill("e2", "a1")).path("data");
        JsonNode otherApplication = hub.ask("registry", bill("e3", "a2")).path("data");

        assertThat(first.path("billingCode").asText()).matches("[7-9][0-9]{14}");
        assertThat(first.path("amount").isIntegralNumber()).isTrue();
        assertThat(sameEvent).isEqualTo(first);
        assertThat(otherEvent).isEqualTo(first);
        assertThat(otherApplication.path("billingCode")).isNotEqualTo(first.path("billingCode"));
    }

    @Test
    void recordsAPaymentOnceUnderOneReceiptNumber() throws Exception {
        String code = hub.ask("registry", bill("e1", "a1"))
                .path("data")
                .path("billingCode")
                .asText();

        JsonNode first = hub.ask("registry", payment("e2", "p1", code)).path("data");
        JsonNode repeated = hub.ask("registry", payment("e3", "p1", code)).path("data");

        assertThat(first.path("ntpn").asText()).matches("[0-9A-Z]{16}");
        assertThat(first.path("paymentId").asText()).isEqualTo("p1");
        assertThat(repeated).isEqualTo(first);
        assertThat(control("GET", "/state").body()).contains("\"payments\":1");
    }

    @Test
    void aBillExpiresWhenTheControlSaysSo() throws Exception {
        control("POST", "/bill-validity?seconds=60");

        JsonNode bill = hub.ask("registry", bill("e1", "a1")).path("data");

        assertThat(java.time.Instant.parse(bill.path("expiresAt").asText()))
                .isEqualTo(
                        java.time.Instant.parse(bill.path("issuedAt").asText()).plusSeconds(60));
    }

    @Test
    void refusesAnEventItDoesNotUnderstandByItsId() throws Exception {
        JsonNode noBookingCode = hub.ask("registry", event("e1", "booking.announced", "{}"));
        JsonNode noAmount = hub.ask("registry", event("e2", "bill.requested", "{\"applicationId\":\"a\"}"));
        JsonNode unknown = hub.ask("registry", event("e3", "tea.served", "{}"));

        for (JsonNode answer : new JsonNode[] {noBookingCode, noAmount, unknown}) {
            assertThat(answer.path("type").asText()).isEqualTo("id.lintas.request.refused.v1");
            assertThat(answer.path("data").path("code").asText()).isNotBlank();
            assertThat(answer.path("data").path("reason").asText()).isNotBlank();
        }
        assertThat(unknown.path("causationid").asText()).isEqualTo("e3");
    }

    @Test
    void aPoisonMessageDoesNotBlockTheNext() throws Exception {
        for (String poison : new String[] {"", "{", "[]", "null", "{\"id\":7", "\u0000\uFFFD", "[".repeat(5_000)}) {
            hub.send("registry", poison);
            hub.send("abis", poison);
        }

        assertThat(hub.ask("registry", bill("e1", "a1")).path("causationid").asText())
                .isEqualTo("e1");
        String request = UUID.randomUUID().toString();
        assertThat(hub.ask("abis", "{\"id\":\"nothing\",\"requestId\":\"" + request + "\"}")
                        .path("requestId")
                        .asText())
                .isEqualTo(request);
    }

    @Test
    void whatIsSentWhileItIsDownIsAnsweredWhenItIsUp() throws Exception {
        control("POST", "/down");
        hub.send("registry", bill("e1", "a1"));
        assertThat(hub.receive("registry", 1_000)).isEmpty();

        control("POST", "/up");

        assertThat(hub.receive("registry", 20_000)
                        .orElseThrow()
                        .path("causationid")
                        .asText())
                .isEqualTo("e1");
    }

    @Test
    void comesBackByItselfWhenTheBrokerDoes() throws Exception {
        hub.ask("registry", bill("e1", "a1"));

        hub.restart();

        assertThat(hub.ask("registry", bill("e2", "a2")).path("causationid").asText())
                .isEqualTo("e2");
    }

    @Test
    void aRestartForgetsNothingAndIssuesNoCodeAgain() throws Exception {
        JsonNode first = hub.ask("registry", bill("e1", "a1")).path("data");
        registry.close();
        registry = registry();

        assertThat(hub.ask("registry", bill("e2", "a1")).path("data")).isEqualTo(first);
        assertThat(hub.ask("registry", bill("e3", "a2")).path("data").path("billingCode"))
                .isNotEqualTo(first.path("billingCode"));
    }

    @Test
    void aLineThatACrashCutShortCostsNoneOfTheLinesAfterIt() throws Exception {
        hub.ask("registry", bill("e1", "a1"));
        registry.close();
        Files.writeString(folder.resolve("state/journal"), "bill\ta9\t{\"appl", StandardOpenOption.APPEND);

        registry = registry();
        JsonNode second = hub.ask("registry", bill("e2", "a2")).path("data");
        registry.close();
        registry = registry();

        assertThat(hub.ask("registry", bill("e3", "a2")).path("data")).isEqualTo(second);
        assertThat(hub.ask("registry", bill("e4", "a3")).path("data").path("billingCode"))
                .isNotEqualTo(second.path("billingCode"));
    }

    private RegistrySimulator registry() throws Exception {
        return RegistrySimulator.start(new RegistrySettings(
                hub.url(), HubBroker.PASSWORD, 0, folder.resolve("state"), folder.resolve("keys")));
    }

    private HttpResponse<String> control(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.controlUrl() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String booking(String id, String code) throws Exception {
        return booking(id, code, people(code, "a1"));
    }

    private static String booking(String id, String code, String people) {
        return event(
                id,
                "booking.announced",
                "{\"bookingCode\":\"" + code + "\",\"office\":\"palembang\",\"day\":\"2026-11-23\",\"start\":\"09:00\","
                        + "\"lane\":\"REGULAR\",\"applicants\":[{\"applicationId\":\"a1\",\"service\":\"ORDINARY_5Y\"}],"
                        + "\"people\":\"" + people + "\"}");
    }

    private String people(String code, String application) throws Exception {
        return letters.write("{\"bookingCode\":\"" + code + "\",\"people\":[{\"applicationId\":\"" + application
                + "\",\"name\":\"Siti\",\"nik\":\"1671014101900001\",\"birthDate\":\"1990-01-01\"}]}");
    }

    private static String bill(String id, String application) {
        return event(
                id,
                "bill.requested",
                "{\"applicationId\":\"" + application + "\",\"bookingCode\":\"PLM-7K4Q-2X\",\"office\":\"palembang\","
                        + "\"service\":\"ORDINARY_5Y\",\"amount\":350000}");
    }

    private static String payment(String id, String payment, String code) {
        return event(
                id,
                "payment.confirmed",
                "{\"paymentId\":\"" + payment + "\",\"billingCode\":\"" + code + "\",\"amount\":350000,"
                        + "\"paidAt\":\"2026-11-23T09:00:00+07:00\",\"partner\":\"bank-musi\","
                        + "\"partnerReference\":\"1\",\"channel\":\"TELLER\"}");
    }

    private static String event(String id, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"type\":\"id.lintas." + type
                + ".v1\",\"source\":\"/offices/palembang\",\"subject\":\"s\",\"time\":\"2026-11-23T09:00:00Z\","
                + "\"datacontenttype\":\"application/json\",\"data\":" + data + "}";
    }
}
