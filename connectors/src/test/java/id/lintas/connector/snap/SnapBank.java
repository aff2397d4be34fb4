package id.lintas.connector.snap;

import id.lintas.intake.AccessTokens;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Samples;
import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A bank that signs by itself, with none of the product's code. */
final class SnapBank {

    static final PartnerId ID = new PartnerId("bank-musi");
    static final String PREFIX = "/partners/bank-musi/v1.0";
    static final String TOKEN = "token-of-bank-musi";
    static final String TIMESTAMP = "2026-11-23T16:02:04+07:00";

    private static final String SECRET = "a secret of bank musi";
    private static final KeyPair KEYS = keys();

    private SnapBank() {}

    static PaymentConnector connector() {
        return connector(tokens(false));
    }

    static PaymentConnector connector(AccessTokens tokens) {
        return connector(tokens, Map.of());
    }

    /** @param more settings besides the usual ones */
    static PaymentConnector connector(AccessTokens tokens, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(Map.of("partnerServiceId", "  088899"));
        settings.putAll(more);
        Partner partner = new Partner(
                ID,
                "Bank Musi",
                "snap",
                Transport.REST,
                settings,
                Map.of("client-secret", "bank-musi/client-secret", "public-key", "bank-musi/public-key.pem"),
                true,
                Limits.STANDARD);
        return new SnapConnectorFactory().create(partner, secrets(), tokens, clock());
    }

    static Clock clock() {
        return Clock.fixed(Samples.RECEIVED_AT, ZoneOffset.UTC);
    }

    static AccessTokens tokens(boolean down) {
        return new AccessTokens() {
            @Override
            public Token issue(PartnerId partner) {
                return new Token(TOKEN, 900);
            }

            @Override
            public boolean belongsTo(PartnerId partner, String token, java.util.Optional<String> certificate) {
                if (down) {
                    throw new TokensUnavailable("down", new IllegalStateException("down"));
                }
                return partner.equals(ID) && token.equals(TOKEN);
            }
        };
    }

    static RawMessage call(String service, byte[] body) {
        return call(service, body, Map.of());
    }

    /** A signed call; an override with an empty value takes the header away. The signature covers the overrides. */
    static RawMessage call(String service, byte[] body, Map<String, String> overrides) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("content-type", "application/json");
        headers.put("authorization", "Bearer " + TOKEN);
        headers.put("x-timestamp", TIMESTAMP);
        headers.put("x-partner-id", "bank-musi");
        headers.put("x-external-id", "41807553358950093184162180797837");
        headers.put("channel-id", "SDK");
        headers.put("x-ip-address", "");
        headers.putAll(overrides);
        headers.putIfAbsent("x-signature", hmac(text(PREFIX + service, body, headers.get("x-timestamp"))));
        return new RawMessage(ID, Transport.REST, PREFIX + service, headers, body, Samples.RECEIVED_AT);
    }

    /** The same call, signed by the bank's own key and without a token. */
    static RawMessage withoutToken(String service, byte[] body) {
        String signature = rsa("POST:" + PREFIX + service + ":" + hash(body) + ":" + TIMESTAMP);
        RawMessage call = call(service, body, Map.of("x-signature", signature));
        Map<String, String> headers = new TreeMap<>(call.headers());
        headers.remove("authorization");
        return new RawMessage(ID, Transport.REST, call.address(), headers, body, call.receivedAt());
    }

    /** The same call; what is signed is the path from the service's own beginning. */
    static RawMessage signedAfterPrefix(String service, byte[] body) {
        return call(service, body, Map.of("x-signature", hmac(text("/v1.0" + service, body, TIMESTAMP))));
    }

    private static String text(String path, byte[] body, String timestamp) {
        return "POST:" + path + ":" + TOKEN + ":" + hash(body) + ":" + timestamp;
    }

    static RawMessage tokenCall(byte[] body, Map<String, String> overrides) {
        Map<String, String> headers = new TreeMap<>(Map.of("x-timestamp", TIMESTAMP, "x-client-key", "bank-musi"));
        headers.putAll(overrides);
        headers.putIfAbsent("x-signature", rsa(headers.get("x-client-key") + "|" + headers.get("x-timestamp")));
        return new RawMessage(ID, Transport.REST, PREFIX + "/access-token/b2b", headers, body, Samples.RECEIVED_AT);
    }

    /** Minifies by pattern, not as the product does. */
    static String hash(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1)
                .replaceAll("(\"(?:\\\\.|[^\"\\\\])*+\")|[ \\t\\r\\n]+", "$1");
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String rsa(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretStore secrets() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----";
        return new SecretStore() {
            @Override
            public String text(String reference) {
                return reference.endsWith(".pem") ? pem : SECRET;
            }

            @Override
            public Path file(String reference) {
                throw new UnsupportedOperationException(reference);
            }
        };
    }
}
