package id.lintas.connector.snap;

import id.lintas.partner.Partner;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a SNAP bank's file must say.
 *
 * @param partnerServiceId the bank's prefix of virtual accounts: eight characters, padded left with spaces
 * @param timestampTolerance how far X-TIMESTAMP may be from the hub's clock; no standard says, so it is the bank's setting
 * @param clientCertificate whether the bank's calls come over mutual TLS and its tokens are bound to its certificate
 */
record SnapSettings(String partnerServiceId, Duration timestampTolerance, boolean clientCertificate) {

    private static final Duration MOST = Duration.ofHours(1);

    SnapSettings {
        if (!partnerServiceId.matches(" *[0-9]+") || partnerServiceId.length() != 8) {
            throw new IllegalArgumentException("settings.partnerServiceId: '" + partnerServiceId
                    + "' (expected: eight characters, digits padded left with spaces)");
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
                    required(partner.settings().get("clientCertificate")));
        } catch (IllegalArgumentException e) {
            String path = "partners/" + partner.id() + ": ";
            String message = String.valueOf(e.getMessage());
            throw new IllegalArgumentException(message.startsWith(path) ? message : path + message, e);
        }
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
