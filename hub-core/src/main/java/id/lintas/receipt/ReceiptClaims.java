package id.lintas.receipt;

import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says under its signature. Nothing personal: neither name nor identity number, nor the booking.
 *
 * @param state whether it is the state's receipt or a provisional one
 * @param billingCode the bill
 * @param amount what was paid
 * @param paidAt when, to the second
 * @param partner the bank or post office, by its id
 * @param reference its reference, NTB or NTP
 * @param ntpn the state's receipt number; null on a provisional receipt
 * @param office the office's id
 * @param issuedAt when the receipt was made, to the second
 */
public record ReceiptClaims(
        State state,
        BillingCode billingCode,
        Rupiah amount,
        Instant paidAt,
        String partner,
        String reference,
        @Nullable String ntpn,
        String office,
        Instant issuedAt) {

    /** What kind of receipt. */
    public enum State {
        /** Proof that it was paid at a bank or the post office; no receipt of the state yet. */
        PROVISIONAL,
        /** The state's receipt, with its number. */
        STATE
    }

    /** @throws IllegalArgumentException if a state receipt has no number or a provisional one has */
    public ReceiptClaims {
        if ((state == State.STATE) != (ntpn != null)) {
            throw new IllegalArgumentException("receipt: " + state + " (expected: an NTPN on a state receipt alone)");
        }
    }
}
