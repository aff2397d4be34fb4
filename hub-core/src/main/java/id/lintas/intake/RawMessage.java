package id.lintas.intake;

import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A partner's message as it came off the wire, before anything is believed.
 *
 * @param partner whose channel it came in by; whether it is really them is for the connector to check, where the
 *     transport has not done so
 * @param transport how it came
 * @param address the request path with its query as received (REST) or the queue
 * @param headers transport headers as data, names in lower case; never a source of routing decisions
 * @param body the bytes as received
 * @param receivedAt when the hub had it whole
 */
public record RawMessage(
        PartnerId partner,
        Transport transport,
        String address,
        Map<String, String> headers,
        byte[] body,
        Instant receivedAt) {

    /**
     * Name of the entry in {@link #headers} for the certificate that authenticated the connection: its SHA-256 thumbprint in
     * Base64url. Set by the transport alone; what a sender says under this name never gets here.
     */
    public static final String CERTIFICATE = "tls-client-certificate";

    /**
     * Name of the entry in {@link #headers} that says why the transport could not take the body, which is empty then. Set by the transport alone.
     */
    public static final String UNTAKEN = "transport-untaken";

    /** The header of that lower-case name, if present and not blank. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }
}
