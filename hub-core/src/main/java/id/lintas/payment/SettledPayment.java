package id.lintas.payment;

import id.lintas.office.OfficeId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a payment.
 *
 * @param office whose the bill is; null if no bill has its code
 * @param bookingCode the booking of the bill's case; null without a bill
 */
public record SettledPayment(
        Settlement settlement,
        @Nullable OfficeId office,
        @Nullable String bookingCode) {

    static SettledPayment ofNobody(Settlement settlement) {
        return new SettledPayment(settlement, null, null);
    }
}
