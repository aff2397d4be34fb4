package id.lintas.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * The answer in the partner's dialect, ready for the wire.
 *
 * @param status HTTP status for REST; 200 otherwise
 * @param contentType media type
 * @param headers further transport headers
 * @param body the bytes
 * @param code the dialect's own code for what happened, for the partner's log; empty if it has none
 */
public record RawAnswer(int status, String contentType, Map<String, String> headers, byte[] body, String code) {

    /** An answer of a dialect without codes. */
    public RawAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
        this(status, contentType, headers, body, "");
    }

    /** The same answer with one more header. */
    RawAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new RawAnswer(status, contentType, Map.copyOf(more), body, code);
    }
}
