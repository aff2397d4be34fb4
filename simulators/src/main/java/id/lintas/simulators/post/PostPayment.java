package id.lintas.simulators.post;

import java.time.Instant;

/**
 * One payment at a post office counter.
 *
 * @param billingCode 15 digits
 * @param amount whole rupiah
 * @param paidAt when the payer paid
 */
public record PostPayment(String billingCode, long amount, Instant paidAt) {

    public PostPayment {
        if (!billingCode.matches("[0-9]{15}")) {
            throw new IllegalArgumentException("billingCode: '" + billingCode + "' (expected: 15 digits)");
        }
        if (amount < 0) {
            throw new IllegalArgumentException("amount: " + amount + " (expected: >= 0)");
        }
    }
}
