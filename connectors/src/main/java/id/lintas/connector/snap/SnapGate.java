package id.lintas.connector.snap;

import id.lintas.intake.AccessTokens;
import id.lintas.intake.RawMessage;
import id.lintas.partner.PartnerId;
import id.lintas.payment.Outcome;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides whether a call is the bank's: timestamp, client, token and signature, in this order. */
final class SnapGate {

    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9-]{1,36}");
    private static final int LONGEST_TOKEN = 4096;

    private final PartnerId partner;
    private final SnapSettings settings;
    private final Keys keys;
    private final AccessTokens tokens;
    private final Clock clock;

    SnapGate(PartnerId partner, SnapSettings settings, Keys keys, AccessTokens tokens, Clock clock) {
        this.partner = partner;
        this.settings = settings;
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * References of the bank's keys. Each is read anew for every call, and its successor counts as well, so that bank and
     * hub need not change at the same moment.
     */
    record Keys(SecretStore secrets, String clientSecret, String publicKey) {}

    /**
     * Lets a token call in. A partner that is known by a certificate gets its tokens from the identity provider itself, over
     * mutual TLS: only there can a token be bound to the certificate.
     */
    void admitToken(RawMessage call) throws SnapRefusal {
        if (settings.clientCertificate()) {
            throw new SnapRefusal(Outcome.UNAUTHENTICATED, "Tokens come from the identity provider");
        }
        String timestamp = timestamp(call);
        String client = required(call, "X-CLIENT-KEY");
        String signature = required(call, "X-SIGNATURE");
        knownClient(client);
        if (keys.secrets().valid(keys.publicKey()).stream()
                .noneMatch(key -> SnapSignature.rsaVerifies(key, client + "|" + timestamp, signature))) {
            throw new SnapRefusal(Outcome.UNAUTHENTICATED, "Signature");
        }
    }

    /** The X-EXTERNAL-ID of a transaction that is let in. */
    String admitTransaction(RawMessage call) throws SnapRefusal {
        String timestamp = timestamp(call);
        String client = required(call, "X-PARTNER-ID");
        String signature = required(call, "X-SIGNATURE");
        String externalId = required(call, "X-EXTERNAL-ID");
        required(call, "CHANNEL-ID");
        knownClient(client);
        if (!signed(call, timestamp, signature)) {
            throw new SnapRefusal(Outcome.UNAUTHENTICATED, "Signature");
        }
        if (!EXTERNAL_ID.matcher(externalId).matches()) {
            throw new SnapRefusal(Outcome.BAD_FORMAT, "X-EXTERNAL-ID");
        }
        return externalId;
    }

    private boolean signed(RawMessage call, String timestamp, String signature) throws SnapRefusal {
        String path = switch (settings.signedPath()) {
            case FULL -> call.address();
            case SERVICE -> SnapService.at(call.address()).withoutPrefix(call.address());
        };
        return switch (settings.signature()) {
            case SYMMETRIC -> {
                String token = bearer(call);
                if (!belongs(token, certificate(call))) {
                    throw new SnapRefusal(Outcome.TOKEN_INVALID, "");
                }
                String text = SnapSignature.stringToSign(path, token, call.body(), timestamp);
                yield keys.secrets().valid(keys.clientSecret()).stream()
                        .anyMatch(secret -> SnapSignature.transactionVerifies(secret, text, signature));
            }
            case ASYMMETRIC -> {
                String text = SnapSignature.stringToSign(path, call.body(), timestamp);
                yield keys.secrets().valid(keys.publicKey()).stream()
                        .anyMatch(key -> SnapSignature.rsaVerifies(key, text, signature));
            }
        };
    }

    private String timestamp(RawMessage call) throws SnapRefusal {
        String text = required(call, "X-TIMESTAMP");
        OffsetDateTime said;
        try {
            said = OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new SnapRefusal(Outcome.BAD_FORMAT, "X-TIMESTAMP");
        }
        Duration apart = Duration.between(said.toInstant(), clock.instant()).abs();
        if (apart.compareTo(settings.timestampTolerance()) > 0) {
            throw new SnapRefusal(Outcome.UNAUTHENTICATED, "X-TIMESTAMP out of tolerance");
        }
        return text;
    }

    private void knownClient(String client) throws SnapRefusal {
        if (!client.equals(partner.value())) {
            throw new SnapRefusal(Outcome.UNAUTHENTICATED, "Unknown client");
        }
    }

    private boolean belongs(String token, Optional<String> certificate) throws SnapRefusal {
        try {
            return tokens.belongsTo(partner, token, certificate);
        } catch (AccessTokens.TokensUnavailable e) {
            throw new SnapRefusal(Outcome.UNAVAILABLE, "token");
        }
    }

    /** Whoever is known by a certificate is not let in without one. */
    private Optional<String> certificate(RawMessage call) throws SnapRefusal {
        Optional<String> certificate = call.header(RawMessage.CERTIFICATE);
        if (settings.clientCertificate() && certificate.isEmpty()) {
            throw new SnapRefusal(Outcome.UNAUTHENTICATED, "Client certificate");
        }
        return certificate;
    }

    private static String bearer(RawMessage call) throws SnapRefusal {
        String value = call.header("authorization").orElse("");
        if (!value.regionMatches(true, 0, "Bearer ", 0, 7) || value.length() > LONGEST_TOKEN) {
            throw new SnapRefusal(Outcome.TOKEN_INVALID, "");
        }
        return value.substring(7).trim();
    }

    private static String required(RawMessage call, String header) throws SnapRefusal {
        return call.header(header.toLowerCase(java.util.Locale.ROOT))
                .orElseThrow(() -> new SnapRefusal(Outcome.MISSING_FIELD, header));
    }
}
