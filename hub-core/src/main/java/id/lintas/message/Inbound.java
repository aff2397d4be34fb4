package id.lintas.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that came in.
 *
 * @param peer whose channel it came by
 * @param transport REST, QUEUE or FILES
 * @param address path, queue or file name
 * @param operation what it asks, as far as it could be read
 * @param office the office concerned, where known
 * @param correlation the booking code concerned, where known
 * @param receivedAt when the hub had it whole
 * @param answeredAt when the hub was done with it
 * @param outcome what became of it, one word
 * @param detail reason in words; no names and no identity numbers
 * @param body the bytes as received
 * @param answer what was said to a caller who waited for it, or null
 */
public record Inbound(
        String peer,
        String transport,
        String address,
        String operation,
        @Nullable String office,
        @Nullable String correlation,
        Instant receivedAt,
        Instant answeredAt,
        String outcome,
        String detail,
        byte[] body,
        @Nullable Answer answer) {

    /** A message that nobody waits for. */
    public Inbound(
            String peer,
            String transport,
            String address,
            String operation,
            @Nullable String office,
            @Nullable String correlation,
            Instant receivedAt,
            Instant answeredAt,
            String outcome,
            String detail,
            byte[] body) {
        this(
                peer,
                transport,
                address,
                operation,
                office,
                correlation,
                receivedAt,
                answeredAt,
                outcome,
                detail,
                body,
                null);
    }

    /**
     * What was answered.
     *
     * @param callId the caller's own name of its call, where it gave one
     * @param status HTTP status
     * @param code the dialect's code
     */
    public record Answer(@Nullable String callId, int status, String code) {}
}
