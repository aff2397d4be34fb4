package id.lintas.payment;

/**
 * An amount of money in whole rupiah; the hub knows no fractions and no other currency.
 *
 * @param amount 0 to 999,999,999,999,999
 */
public record Rupiah(long amount) implements Comparable<Rupiah> {

    private static final long MOST = 999_999_999_999_999L;

    /** @throws IllegalArgumentException if the amount is out of range */
    public Rupiah {
        if (amount < 0 || amount > MOST) {
            throw new IllegalArgumentException("rupiah: " + amount + " (expected: 0 to " + MOST + ")");
        }
    }

    @Override
    public int compareTo(Rupiah other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return "Rp" + amount;
    }
}
