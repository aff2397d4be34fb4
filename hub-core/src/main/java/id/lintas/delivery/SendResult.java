package id.lintas.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one try.
 *
 * @param kind how it ended
 * @param detail for the operator: the peer's status or the error in words, no payload
 * @param retryAfter the peer's own wish, where it gave one
 */
public record SendResult(Kind kind, String detail, @Nullable Duration retryAfter) {

    /** How a try ended. */
    public enum Kind {
        /** The peer has accepted the message. */
        ACCEPTED,
        /** It lies on a durable queue; the peer will answer by a message. */
        HANDED_OVER,
        /** Not now; try again by the schedule. */
        RETRY,
        /** The peer will never take it. */
        REFUSED
    }

    /** The peer has accepted the message. */
    public static SendResult accepted(String detail) {
        return new SendResult(Kind.ACCEPTED, detail, null);
    }

    /** It lies on a durable queue. */
    public static SendResult handedOver(String detail) {
        return new SendResult(Kind.HANDED_OVER, detail, null);
    }

    /** Try again by the schedule. */
    public static SendResult retry(String detail) {
        return new SendResult(Kind.RETRY, detail, null);
    }

    /** The peer will never take it. */
    public static SendResult refused(String detail) {
        return new SendResult(Kind.REFUSED, detail, null);
    }
}
