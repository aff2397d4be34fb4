package id.lintas.connector.post;

import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import java.time.Instant;

/**
 * One D line.
 *
 * @param number six digits, as written
 * @param reference NTP
 * @param branch post office branch; may be empty
 */
record PostLine(
        String number, BillingCode billingCode, Rupiah amount, String reference, Instant paidAt, String branch) {}
