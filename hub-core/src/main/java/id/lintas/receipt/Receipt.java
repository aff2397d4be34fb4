package id.lintas.receipt;

import java.time.Instant;

/**
 * A receipt for its payer.
 *
 * @param claims what is signed
 * @param token the claims with their signature, as the code on the paper holds them
 * @param bookingCode the booking
 * @param maskedName the payer's name, first letters only; empty once deleted
 * @param channel where it was paid, as the bank named it; may be empty
 * @param receivedAt when the hub had the confirmation
 * @param inReview whether people still decide about the payment
 */
public record Receipt(
        ReceiptClaims claims,
        String token,
        String bookingCode,
        String maskedName,
        String channel,
        Instant receivedAt,
        boolean inReview) {}
