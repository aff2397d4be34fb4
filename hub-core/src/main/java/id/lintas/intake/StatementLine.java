package id.lintas.intake;

import id.lintas.payment.BillingCode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One booking of an account, in rupiah.
 *
 * @param number its place among the file's bookings, from 1
 * @param reference the partner's number for the payment, 1 to 128 printable characters; a taking back bears the payment's
 * @param billingCode the bill that it names, if it names one
 * @param amount how much, not below zero
 * @param direction which way the money went, seen from the account
 * @param at when it was paid or booked
 */
public record StatementLine(
        int number,
        String reference,
        @Nullable BillingCode billingCode,
        BigDecimal amount,
        Direction direction,
        Instant at) {

    /** Which way money went. */
    public enum Direction {
        /** Into the account: a payment. */
        CREDIT,
        /** Out of it: a payment was taken back. */
        DEBIT
    }
}
