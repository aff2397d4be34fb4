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
        byte[] body) {}
