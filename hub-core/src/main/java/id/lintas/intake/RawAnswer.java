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
 */
public record RawAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {

    /** The same answer with one more header. */
    RawAnswer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new RawAnswer(status, contentType, Map.copyOf(more), body);
    }
}
