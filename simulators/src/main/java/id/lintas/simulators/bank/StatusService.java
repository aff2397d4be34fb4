package id.lintas.simulators.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The bank's SNAP service 26: the hub asks, signed by its own key, what became of a virtual account's payments. */
public final class StatusService implements HttpHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final BankCounter counter;
    private final String hubKeyPem;
    private final Clock clock;

    public StatusService(BankCounter counter, String hubKeyPem, Clock clock) {
        this.counter = counter;
        this.hubKeyPem = hubKeyPem;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (counter.silent()) {
                Thread.sleep(SILENCE.toMillis());
                return;
            }
            ObjectNode answer = answer(exchange, body);
            byte[] bytes = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(
                    Integer.parseInt(answer.path("responseCode").asText().substring(0, 3)), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ObjectNode answer(HttpExchange exchange, byte[] body) throws IOException {
        String timestamp = header(exchange, "X-TIMESTAMP");
        if (!fresh(timestamp)
                || !signed(
                        "POST:" + exchange.getRequestURI() + ":" + digest(body) + ":" + timestamp,
                        header(exchange, "X-SIGNATURE"))) {
            return said("4012600", "Unauthorized. [Signature]");
        }
        JsonNode asked = JSON.readTree(body);
        String code = asked.path("customerNo").asText("").trim();
        Optional<BankCounter.Taken> taken = counter.find(code);
        if (taken.isEmpty()) {
            return said("4042601", "Transaction Not Found");
        }
        ObjectNode answer = said("2002600", "Successful");
        ObjectNode account = answer.putObject("virtualAccountData");
        account.put("partnerServiceId", asked.path("partnerServiceId").asText());
        account.put("customerNo", code);
        account.put("virtualAccountNo", asked.path("virtualAccountNo").asText());
        account.put("paymentFlagStatus", "00");
        account.put("referenceNo", taken.get().reference());
        account.putObject("paidAmount")
                .put("value", taken.get().amount() + ".00")
                .put("currency", "IDR");
        account.put(
                "trxDateTime",
                taken.get().paidAt().atOffset(ZoneOffset.ofHours(7)).toString());
        answer.putObject("additionalInfo");
        return answer;
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private boolean fresh(String timestamp) {
        try {
            return Duration.between(OffsetDateTime.parse(timestamp).toInstant(), clock.instant())
                            .abs()
                            .compareTo(TOLERANCE)
                    <= 0;
        } catch (java.time.format.DateTimeParseException e) {
            return false;
        }
    }

    /** The bank's own: the body without white space outside texts. */
    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(JsonMinifier.minify(new String(body, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    private boolean signed(String text, String signature) {
        try {
            String base64 = hubKeyPem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            PublicKey key = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static ObjectNode said(String code, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("responseCode", code);
        answer.put("responseMessage", message);
        return answer;
    }
}
