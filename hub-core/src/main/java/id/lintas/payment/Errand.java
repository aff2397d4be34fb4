package id.lintas.payment;

import id.lintas.delivery.DeliveryStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the hub owes somebody because of a payment, and how that stands.
 *
 * @param message the delivery, as the console names it
 * @param status where it stands
 * @param attempts tries so far
 * @param nextAt when it is tried again, where that is planned
 * @param doneAt when the peer had it, once it did
 * @param detail the last reason in words; for operators, since it names systems
 */
public record Errand(
        UUID message,
        DeliveryStatus status,
        int attempts,
        @Nullable Instant nextAt,
        @Nullable Instant doneAt,
        String detail) {

    /** Whether the hub has given up on it. */
    boolean parked() {
        return status == DeliveryStatus.PARKED;
    }
}
