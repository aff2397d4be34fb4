package id.lintas.simulators.queuebank;

import java.time.Instant;
import java.util.List;

/**
 * A notification of what happened on the collecting account.
 *
 * @param messageId the bank's name for it, at most 35 characters
 * @param bookings what happened, all in one batch for each direction
 * @param mischief what the bank does wrong in it
 */
public record CamtNotice(String messageId, List<Booking> bookings, CamtMischief mischief) {

    public CamtNotice {
        bookings = List.copyOf(bookings);
    }

    /**
     * One payment, or one that is taken back.
     *
     * @param reference the bank's number of the payment, in its taking back as well
     * @param billingCode the bill
     * @param amount whole rupiah
     * @param at when
     * @param takenBack whether the payment is taken back
     */
    public record Booking(String reference, String billingCode, long amount, Instant at, boolean takenBack) {}
}
