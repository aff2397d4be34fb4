package id.lintas.simulators.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import id.lintas.simulators.fingerprint.FingerRecord;
import id.lintas.simulators.fingerprint.FingerprintSynth;
import id.lintas.simulators.fingerprint.RealFingers;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbisContractTest {

    private static final String CBEFF = "http://docs.oasis-open.org/bias/ns/biaspatronformat-1.0/";

    private Path folder;

    private final Map<String, String> shared = new ConcurrentHashMap<>();
    private HubBroker hub;
    private HttpServer share;
    private RegistrySimulator registry;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        hub = HubBroker.start(folder.resolve("broker"));
        share = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        share.createContext("/", exchange -> {
            String document = shared.get(exchange.getRequestURI().getPath());
            byte[] body = (document == null ? "" : document).getBytes(StandardCharsets.UTF_8);
            int status = document == null ? 404 : document.equals("500") ? 500 : 200;
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        share.start();
        registry = registry();
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
        share.stop(0);
        hub.close();
    }

    @Test
    void findsThePersonWhoseFingersAreEnrolledUnderAnotherName() throws Exception {
        String known = uuid();
        assertThat(enroll(known, synthetic(2, 500, 0), synthetic(7, 501, 0))).isEqualTo(200);
        String stranger = inserted(synthetic(2, 600, 0), synthetic(7, 601, 0));
        String probe = inserted(synthetic(2, 500, 1), synthetic(7, 501, 1));

        JsonNode list = identify(probe).path("candidateList");

        assertThat(list.path("count").asText()).isEqualTo("1");
        JsonNode candidate = list.path("candidates").path(0);
        assertThat(candidate.path("referenceId").asText()).isEqualTo(known).isNotEqualTo(stranger);
        assertThat(candidate.path("analytics").path("band").asText()).isEqualTo("AUTO_HIT");
        assertThat(candidate.path("analytics").path("internalScore").asInt()).isGreaterThanOrEqualTo(80);
        assertThat(candidate.path("analytics").path("confidence").asInt()).isBetween(90, 99);
        assertThat(candidate.path("modalities").path(0).path("biometricType").asText())
                .isEqualTo("FIR");
    }

    @Test
    void oneSharedFingerIsForPeopleToReview() throws Exception {
        inserted(synthetic(2, 500, 0), synthetic(7, 700, 0));
        String probe = inserted(synthetic(2, 500, 1), synthetic(7, 501, 1));

        JsonNode candidate =
                identify(probe).path("candidateList").path("candidates").path(0);

        assertThat(candidate.path("analytics").path("band").asText()).isEqualTo("REVIEW");
    }

    @Test
    void findsNobodyAmongStrangersAndNeverTheProbeItself() throws Exception {
        inserted(synthetic(2, 600, 0));
        String probe = inserted(RealFingers.record(2), RealFingers.record(7));

        JsonNode answer = identify(probe);

        assertThat(answer.path("returnValue").asText()).isEqualTo("1");
        assertThat(answer.path("candidateList").path("count").asText()).isEqualTo("0");
        assertThat(answer.path("candidateList").path("candidates").size()).isZero();
    }

    @Test
    void insertsTheSamePersonTwiceWithoutAWord() throws Exception {
        String first = inserted(RealFingers.record(2), RealFingers.record(7));
        String second = inserted(RealFingers.record(2), RealFingers.record(7));

        assertThat(identify(second)
                        .path("candidateList")
                        .path("candidates")
                        .path(0)
                        .path("referenceId")
                        .asText())
                .isEqualTo(first);
    }

    @Test
    void servesEveryEarlierInsertBeforeAnIdentify() throws Exception {
        String first = uuid();
        String second = uuid();
        hub.send("abis", insert(uuid(), first, shared(synthetic(2, 500, 0), synthetic(7, 501, 0))));
        hub.send("abis", insert(uuid(), second, shared(synthetic(2, 500, 1), synthetic(7, 501, 1))));
        hub.send("abis", identifyRequest(uuid(), second));

        hub.receive("abis", 20_000);
        hub.receive("abis", 20_000);
        JsonNode answer = hub.receive("abis", 20_000).orElseThrow();

        assertThat(answer.path("id").asText()).isEqualTo("mosip.abis.identify");
        assertThat(answer.path("candidateList").path("count").asText()).isEqualTo("1");
    }

    @Test
    void theGalleryOutlivesARestart() throws Exception {
        String known = inserted(synthetic(2, 500, 0), synthetic(7, 501, 0));
        registry.close();
        registry = registry();

        String probe = inserted(synthetic(2, 500, 1), synthetic(7, 501, 1));

        assertThat(identify(probe)
                        .path("candidateList")
                        .path("candidates")
                        .path(0)
                        .path("referenceId")
                        .asText())
                .isEqualTo(known);
    }

    @Test
    void aRepeatedInsertSucceedsAndAnotherForTheSameReferenceFails() throws Exception {
        String request = uuid();
        String reference = uuid();
        String url = shared(synthetic(2, 500, 0));

        assertThat(hub.ask("abis", insert(request, reference, url))
                        .path("returnValue")
                        .asText())
                .isEqualTo("1");
        assertThat(hub.ask("abis", insert(request, reference, url))
                        .path("returnValue")
                        .asText())
                .isEqualTo("1");
        assertThat(failure(insert(uuid(), reference, url))).isEqualTo("10");
    }

    @Test
    void namesWhyARequestFailed() throws Exception {
        String good = shared(synthetic(2, 500, 0));
        String insert = insert(uuid(), uuid(), good);

        assertThat(failure(insert(uuid(), "", good))).isEqualTo("5");
        assertThat(failure(insert(uuid(), uuid(), ""))).isEqualTo("8");
        assertThat(failure(insert.replaceAll("\"requesttime\":\"[^\"]*\",", "")))
                .isEqualTo("9");
        assertThat(failure(identifyRequest(uuid(), uuid()))).isEqualTo("12");
        assertThat(failure(insert.replace("\"1.1\"", "\"1.0\""))).isEqualTo("13");
        assertThat(failure(insert.replace("abis.insert", "abis.marry"))).isEqualTo("14");
        assertThat(failure(insert.replace("2026-11-23T09", "23/11/2026 09"))).isEqualTo("15");
        assertThat(failure(insert(uuid(), "../../etc", good))).isEqualTo("4");
    }

    @Test
    void namesWhyBiometricsCouldNotBeHad() throws Exception {
        String entity =
                "<!DOCTYPE BIR [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><BIR xmlns=\"" + CBEFF + "\">&x;</BIR>";

        assertThat(failure(insert(uuid(), uuid(), base() + "/expired"))).isEqualTo("17");
        assertThat(failure(insert(uuid(), uuid(), document("500")))).isEqualTo("7");
        assertThat(failure(insert(uuid(), uuid(), "http://127.0.0.1:" + HubBroker.freePort() + "/gone")))
                .isEqualTo("7");
        assertThat(failure(insert(uuid(), uuid(), "no url"))).isEqualTo("7");
        assertThat(failure(insert(uuid(), uuid(), document("not xml")))).isEqualTo("16");
        assertThat(failure(insert(uuid(), uuid(), document("<BIR/>")))).isEqualTo("16");
        assertThat(failure(insert(uuid(), uuid(), document(entity)))).isEqualTo("16");
        assertThat(failure(insert(uuid(), uuid(), document(cbeff())))).isEqualTo("11");
        assertThat(failure(insert(uuid(), uuid(), shared("FIR, but not one".getBytes(StandardCharsets.US_ASCII)))))
                .isEqualTo("18");
    }

    private RegistrySimulator registry() throws Exception {
        return RegistrySimulator.start(
                new RegistrySettings(hub.url(), HubBroker.PASSWORD, 0, folder.resolve("state"), folder));
    }

    private String inserted(byte[]... records) throws Exception {
        String reference = uuid();
        JsonNode answer = hub.ask("abis", insert(uuid(), reference, shared(records)));
        assertThat(answer.path("returnValue").asText()).as(answer.toString()).isEqualTo("1");
        return reference;
    }

    private JsonNode identify(String reference) throws Exception {
        return hub.ask("abis", identifyRequest(uuid(), reference));
    }

    private String failure(String request) throws Exception {
        JsonNode answer = hub.ask("abis", request);
        assertThat(answer.path("returnValue").asText()).isEqualTo("2");
        return answer.path("failureReason").asText();
    }

    private int enroll(String reference, byte[] first, byte[] second) throws Exception {
        String fingers = "{\"position\":2,\"record\":\"" + base64(first) + "\"},{\"position\":7,\"record\":\""
                + base64(second) + "\"}";
        String body = "{\"referenceId\":\"" + reference + "\",\"fingers\":[" + fingers + "]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry.controlUrl() + "/enroll"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private String shared(byte[]... records) {
        return document(cbeff(records));
    }

    private String document(String content) {
        String path = "/datashare/" + uuid();
        shared.put(path, content);
        return base() + path;
    }

    private String base() {
        return "http://127.0.0.1:" + share.getAddress().getPort();
    }

    private static String cbeff(byte[]... records) {
        StringBuilder xml = new StringBuilder("<BIR xmlns=\"" + CBEFF + "\">");
        for (byte[] record : records) {
            xml.append("<BIR><BDBInfo><Type>Finger</Type></BDBInfo><BDB>")
                    .append(base64(record))
                    .append("</BDB></BIR>");
        }
        return xml.append("</BIR>").toString();
    }

    private static String insert(String request, String reference, String url) {
        return "{\"id\":\"mosip.abis.insert\",\"version\":\"1.1\",\"requestId\":\"" + request
                + "\",\"requesttime\":\"2026-11-23T09:00:00.000Z\",\"referenceId\":\"" + reference
                + "\",\"referenceURL\":\"" + url + "\"}";
    }

    private static String identifyRequest(String request, String reference) {
        return "{\"id\":\"mosip.abis.identify\",\"version\":\"1.1\",\"requestId\":\"" + request
                + "\",\"requesttime\":\"2026-11-23T09:00:00.000Z\",\"referenceId\":\"" + reference
                + "\",\"referenceURL\":\"\",\"flags\":{\"maxResults\":\"10\",\"targetFPIR\":\"30\"}}";
    }

    private static byte[] synthetic(int position, long finger, long impression) {
        return FingerRecord.raw(position, FingerprintSynth.impression(FingerprintSynth.finger(finger), impression));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
