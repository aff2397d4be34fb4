package id.lintas.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.audit.SigningKey;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A receipt's token: a compact JWS (RFC 7515) with EdDSA over Ed25519. One receipt has one text: another way of writing the
 * same bytes is refused.
 *
 * @param keyId the key that it names
 * @param signed what the signature is over
 * @param payload the claims as they stand, not believed before {@link #signedBy}
 * @param signature the signature's bytes in Base64
 */
record ReceiptToken(String keyId, String signed, String payload, String signature) {

    private static final int LONGEST = 2_000;
    private static final Pattern SHAPE = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]{86})");
    private static final Pattern HEADER =
            Pattern.compile("\\{\"alg\":\"EdDSA\",\"kid\":\"([0-9a-f]{16})\",\"typ\":\"lintas-receipt\"}");
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The claims, signed. */
    static String sign(ReceiptClaims claims, SigningKey key) throws GeneralSecurityException {
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + key.id() + "\",\"typ\":\"lintas-receipt\"}";
        String signed = encode(header) + "." + encode(json(claims));
        return signed + "." + ENCODER.encodeToString(Base64.getDecoder().decode(key.sign(signed)));
    }

    /** The token in a text from outside, with blanks and line ends as a person copies it; empty if it is none. */
    static Optional<ReceiptToken> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher parts = SHAPE.matcher(text.replaceAll("\\s", ""));
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Matcher header = HEADER.matcher(decode(parts.group(1)));
            byte[] signature = Base64.getUrlDecoder().decode(parts.group(3));
            if (!header.matches() || !ENCODER.encodeToString(signature).equals(parts.group(3))) {
                return Optional.empty();
            }
            return Optional.of(new ReceiptToken(
                    header.group(1),
                    parts.group(1) + "." + parts.group(2),
                    decode(parts.group(2)),
                    Base64.getEncoder().encodeToString(signature)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the key signed exactly this. */
    boolean signedBy(String publicKey) {
        return SigningKey.signed(publicKey, signed, signature);
    }

    /** What it says; empty if that is no receipt, whoever signed it. */
    Optional<ReceiptClaims> claims() {
        try {
            JsonNode json = JSON.readTree(payload);
            if (json.path("v").asInt() != 1) {
                return Optional.empty();
            }
            return Optional.of(new ReceiptClaims(
                    ReceiptClaims.State.valueOf(json.path("state").asText()),
                    new BillingCode(json.path("bill").asText()),
                    new Rupiah(json.path("amount").asLong(-1)),
                    Instant.ofEpochSecond(json.path("paid").asLong()),
                    json.path("by").asText(),
                    json.path("ref").asText(),
                    json.hasNonNull("ntpn") ? json.path("ntpn").asText() : null,
                    json.path("office").asText(),
                    Instant.ofEpochSecond(json.path("iat").asLong())));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String json(ReceiptClaims claims) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("v", 1);
        json.put("state", claims.state().name());
        json.put("bill", claims.billingCode().value());
        json.put("amount", claims.amount().amount());
        json.put("paid", claims.paidAt().getEpochSecond());
        json.put("by", claims.partner());
        json.put("ref", claims.reference());
        @Nullable String ntpn = claims.ntpn();
        if (ntpn != null) {
            json.put("ntpn", ntpn);
        }
        json.put("office", claims.office());
        json.put("iat", claims.issuedAt().getEpochSecond());
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("receipt: cannot be written", e);
        }
    }

    private static String encode(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
