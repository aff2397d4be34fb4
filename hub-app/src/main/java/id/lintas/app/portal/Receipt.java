package id.lintas.app.portal;

import id.lintas.payment.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the four receipts of a payment.
 *
 * @param hop which one, as in the pages' {@code data-receipt}
 * @param at when it came, or null
 * @param stuck whether it is the first one missing, which is where the payment waits
 */
record Receipt(String hop, @Nullable Instant at, boolean stuck) {

    /** The four receipts in their order; without a payment the first one is missing. */
    static List<Receipt> of(@Nullable Payment payment) {
        List<Receipt> receipts = new ArrayList<>();
        add(receipts, "bank-paid", payment == null ? null : payment.paidAt());
        add(receipts, "hub-received", payment == null ? null : payment.receivedAt());
        add(receipts, "registry-stored", payment == null ? null : payment.registryStoredAt());
        add(receipts, "office-saw", payment == null ? null : payment.officeSawAt());
        return List.copyOf(receipts);
    }

    private static void add(List<Receipt> receipts, String hop, @Nullable Instant at) {
        boolean first = receipts.stream().noneMatch(Receipt::stuck);
        receipts.add(new Receipt(hop, at, at == null && first));
    }

    /** The instant as ISO text, empty for none. */
    public String iso() {
        return at == null ? "" : at.toString();
    }
}
