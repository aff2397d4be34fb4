package id.lintas.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as operators see it in a list; never its body.
 *
 * @param id its name
 * @param inbound true if it came in, false if the hub owes or owed it
 * @param at when it came in or came to be owed
 * @param peer the partner or registry, or the link it goes by
 * @param office the office concerned, where known
 * @param correlation the booking code or file concerned, where known
 * @param type its operation or type
 * @param status an inbound message's outcome, or a delivery's status
 * @param attempts tries so far, 0 for inbound
 * @param doneAt answered or delivered at, once it was
 * @param nextAt next try, where one is due
 * @param detail the last reason in words
 */
public record MessageView(
        String id,
        boolean inbound,
        Instant at,
        String peer,
        @Nullable String office,
        @Nullable String correlation,
        String type,
        String status,
        int attempts,
        @Nullable Instant doneAt,
        @Nullable Instant nextAt,
        String detail) {}
