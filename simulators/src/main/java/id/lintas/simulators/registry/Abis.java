package id.lintas.simulators.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.simulators.fingerprint.Band;
import id.lintas.simulators.fingerprint.Decision;
import id.lintas.simulators.fingerprint.FingerSet;
import id.lintas.simulators.fingerprint.Matcher;
import id.lintas.simulators.fingerprint.UnreadableRecord;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers insert and identify in the form of MOSIP's ABIS API 1.1. One request at a time, so an insert precedes what follows. */
final class Abis {

    private static final String INSERT = "mosip.abis.insert";
    private static final String IDENTIFY = "mosip.abis.identify";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 16 << 20;

    private final Gallery gallery;
    private final Clock clock;
    private final Map<String, String> inserted = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Abis(Gallery gallery, Clock clock) {
        this.gallery = gallery;
        this.clock = clock;
    }

    private record Candidate(String reference, Decision decision) {}

    /** The answer, or empty where nobody could be answered. */
    Optional<String> answer(String text) {
        JsonNode request;
        try {
            request = Json.read(text);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        String id = request.path("id").asText("");
        String requestId = request.path("requestId").asText("");
        if (requestId.isBlank()) {
            return Optional.empty();
        }
        try {
            check(request, id);
            return Optional.of(id.equals(INSERT) ? insert(request, requestId) : identify(request, requestId));
        } catch (AbisFailed e) {
            Map<String, Object> answer = reply(id, requestId, "2");
            answer.put("failureReason", Integer.toString(e.reason()));
            return Optional.of(Json.write(answer));
        }
    }

    private static void check(JsonNode request, String id) {
        if (!id.equals(INSERT) && !id.equals(IDENTIFY)) {
            throw new AbisFailed(14);
        }
        if (!request.path("version").asText("").equals("1.1")) {
            throw new AbisFailed(13);
        }
        if (request.path("referenceId").asText("").isBlank()) {
            throw new AbisFailed(5);
        }
        String time = request.path("requesttime").asText("");
        if (time.isBlank()) {
            throw new AbisFailed(9);
        }
        try {
            Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw new AbisFailed(15);
        }
    }

    /** A repeat of the very request gets the very answer; the reference under another request is used already. */
    private String insert(JsonNode request, String requestId) {
        String reference = request.path("referenceId").asText();
        String url = request.path("referenceURL").asText("");
        if (url.isBlank()) {
            throw new AbisFailed(8);
        }
        if (gallery.has(reference)) {
            if (requestId.equals(inserted.get(reference))) {
                return Json.write(reply(INSERT, requestId, "1"));
            }
            throw new AbisFailed(10);
        }
        FingerSet fingers = extract(fetch(url));
        try {
            gallery.add(reference, fingers);
        } catch (IOException e) {
            throw new AbisFailed(1);
        } catch (IllegalArgumentException e) {
            throw new AbisFailed(4);
        }
        inserted.put(reference, requestId);
        return Json.write(reply(INSERT, requestId, "1"));
    }

    static FingerSet extract(byte[] document) {
        List<byte[]> records;
        try {
            records = Cbeff.records(document);
        } catch (IllegalArgumentException e) {
            throw new AbisFailed(16);
        }
        if (records.isEmpty()) {
            throw new AbisFailed(11);
        }
        try {
            return FingerSet.extract(records);
        } catch (UnreadableRecord e) {
            throw new AbisFailed(18);
        }
    }

    private byte[] fetch(String url) {
        try {
            HttpRequest get = HttpRequest.newBuilder(URI.create(url))
                    .timeout(PATIENCE)
                    .GET()
                    .build();
            HttpResponse<java.io.InputStream> answer = http.send(get, HttpResponse.BodyHandlers.ofInputStream());
            try (java.io.InputStream body = answer.body()) {
                if (answer.statusCode() == 404) {
                    throw new AbisFailed(17);
                }
                byte[] bytes = body.readNBytes(LARGEST + 1);
                if (answer.statusCode() != 200 || bytes.length > LARGEST) {
                    throw new AbisFailed(7);
                }
                return bytes;
            }
        } catch (AbisFailed e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new AbisFailed(7);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AbisFailed(2);
        }
    }

    private String identify(JsonNode request, String requestId) {
        String reference = request.path("referenceId").asText();
        if (!gallery.has(reference)) {
            throw new AbisFailed(12);
        }
        Matcher probe = new Matcher(gallery.get(reference));
        List<Candidate> candidates = new ArrayList<>();
        gallery.everybody().forEach((other, fingers) -> {
            if (!other.equals(reference)) {
                Decision decision = probe.against(fingers);
                if (decision.band() != Band.NO_HIT) {
                    candidates.add(new Candidate(other, decision));
                }
            }
        });
        candidates.sort(Comparator.comparingDouble(
                (Candidate candidate) -> -candidate.decision().score()));
        int most = Math.max(1, request.path("flags").path("maxResults").asInt(10));
        List<Map<String, Object>> listed =
                candidates.stream().limit(most).map(Abis::listed).toList();
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("count", Integer.toString(listed.size()));
        list.put("candidates", listed);
        list.put("analytics", Map.of());
        Map<String, Object> answer = reply(IDENTIFY, requestId, "1");
        answer.put("candidateList", list);
        return Json.write(answer);
    }

    private static Map<String, Object> listed(Candidate candidate) {
        Decision decision = candidate.decision();
        Map<String, Object> analytics = Map.of(
                "internalScore", Long.toString(Math.round(decision.score())),
                "confidence", Integer.toString(decision.confidence()),
                "band", decision.band().name());
        return Map.of(
                "referenceId",
                candidate.reference(),
                "analytics",
                analytics,
                "modalities",
                List.of(Map.of("biometricType", "FIR", "analytics", analytics)));
    }

    private Map<String, Object> reply(String id, String requestId, String value) {
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("id", id);
        reply.put("requestId", requestId);
        reply.put("responsetime", clock.instant().toString());
        reply.put("returnValue", value);
        return reply;
    }

    /** MOSIP's code for why a request failed. */
    static final class AbisFailed extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final int reason;

        AbisFailed(int reason) {
            super("failureReason " + reason);
            this.reason = reason;
        }

        int reason() {
            return reason;
        }
    }
}
