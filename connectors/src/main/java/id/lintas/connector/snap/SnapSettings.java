package id.lintas.connector.snap;

import id.lintas.partner.Partner;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a SNAP bank's file must say.
 *
 * @param partnerServiceId the bank's prefix of virtual accounts: eight characters, padded left with spaces
 * @param timestampTolerance how far X-TIMESTAMP may be from the hub's clock; no standard says, so it is the bank's setting
 * @param clientCertificate whether the bank's calls come over mutual TLS and its tokens are bound to its certificate
 * @param signature how the bank signs its transactions
 * @param signedPath which path it signs; no standard says, where a prefix stands before the service's own
 */
record SnapSettings(
        String partnerServiceId,
        Duration timestampTolerance,
        boolean clientCertificate,
        Kind signature,
        SignedPath signedPath) {

    /** The two signatures of a transaction in SNAP (ASPI, 2.1.6). */
    enum Kind {
        /** HMAC-SHA512 with the client's secret, over a call with a token; the usual one. */
        SYMMETRIC,
        /** RSA with SHA-256 by the bank's own key; there is no token. */
        ASYMMETRIC
    }

    /** What stands as the endpoint in the text that is signed. */
    enum SignedPath {
        /** The path as called, with the hub's prefix for the bank. */
        FULL,
        /** From {@code /v1.0/} on, as for a bank whose gateway puts the prefix there. */
        SERVICE
    }

    private static final Duration MOST = Duration.ofHours(1);

    SnapSettings {
        if (!partnerServiceId.matches(" *[0-9]+") || partnerServiceId.length() != 8) {
            throw new IllegalArgumentException("settings.partnerServiceId: '" + partnerServiceId
                    + "' (expected: eight characters, digits padded left with spaces)");
        }
        if (signature == Kind.ASYMMETRIC && clientCertificate) {
            throw new IllegalArgumentException(
                    "settings.signature: asymmetric (expected: symmetric where"
                            + " settings.clientCertificate is required: a certificate is bound by the token that goes with it)");
        }
        if (timestampTolerance.isNegative() || timestampTolerance.isZero() || timestampTolerance.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("settings.timestampTolerance: " + timestampTolerance
                    + " (expected: more than 0, at most " + MOST + ")");
        }
    }

    static SnapSettings of(Partner partner) {
        try {
            return new SnapSettings(
                    partner.setting("partnerServiceId"),
                    duration(partner.settings().getOrDefault("timestampTolerance", "PT5M")),
                    required(partner.settings().get("clientCertificate")),
                    choice(partner, "signature", Kind.class, Kind.SYMMETRIC),
                    choice(partner, "signedPath", SignedPath.class, SignedPath.FULL));
        } catch (IllegalArgumentException e) {
            String path = "partners/" + partner.id() + ": ";
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith(path) ? message : path + message, e);
        }
    }

    private static <E extends Enum<E>> E choice(Partner partner, String key, Class<E> kind, E usual) {
        String text = partner.settings().get(key);
        if (text == null) {
            return usual;
        }
        List<String> known = Arrays.stream(kind.getEnumConstants())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!known.contains(text)) {
            throw new IllegalArgumentException(
                    "settings." + key + ": " + text + " (expected: " + String.join(" or ", known) + ")");
        }
        return Enum.valueOf(kind, text.toUpperCase(Locale.ROOT));
    }

    private static boolean required(@Nullable String text) {
        if (text != null && !text.equals("required")) {
            throw new IllegalArgumentException(
                    "settings.clientCertificate: " + text + " (expected: required, or the key left out)");
        }
        return text != null;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "settings.timestampTolerance: " + text + " (expected: an ISO 8601 duration such as PT5M)", e);
        }
    }
}
