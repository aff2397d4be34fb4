package id.lintas.simulators.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks a Standard Webhooks v1 signature with one secret, over the bytes received. */
final class WebhookSignature {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";

    private final SecretKeySpec key;
    private final Clock clock;

    WebhookSignature(String secret, Clock clock) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("The webhook secret does not start as expected: " + PREFIX);
        }
        this.key = new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256");
        this.clock = clock;
    }

    boolean accepts(String id, String timestamp, String signatures, byte[] body) {
        if (id.isEmpty() || !isRecent(timestamp)) {
            return false;
        }
        byte[] expected = sign(id, timestamp, body);
        boolean accepted = false;
        for (String candidate : signatures.split(" ", -1)) {
            if (candidate.startsWith("v1,")) {
                accepted |= MessageDigest.isEqual(
                        expected, candidate.substring("v1,".length()).getBytes(UTF_8));
            }
        }
        return accepted;
    }

    private boolean isRecent(String timestamp) {
        try {
            Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
            return age.abs().compareTo(TOLERANCE) <= 0;
        } catch (NumberFormatException | ArithmeticException | java.time.DateTimeException e) {
            return false;
        }
    }

    private byte[] sign(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is missing", e);
        }
    }
}
