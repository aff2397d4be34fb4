package id.lintas.simulators.bank;

/**
 * A bill of a measurement by its number. Code, reference and ids of its call follow from the number, so that whoever looks into
 * the ledger afterwards knows which rows belong together.
 *
 * @param number 0 to 99999999999
 * @param amount whole rupiah
 */
public record BenchBill(long number, long amount) {

    /** The billing code: 15 digits. */
    public String code() {
        return String.valueOf(800_000_000_000_000L + number);
    }

    /** The bank's own number of the payment: 12 digits. */
    public String reference() {
        return String.valueOf(100_000_000_000L + number);
    }

    /** The paymentRequestId, 18 digits, and the X-EXTERNAL-ID of the only call about it. */
    public String requestId() {
        return String.valueOf(500_000_000_000_000_000L + number);
    }
}
