package id.lintas.app.receipt;

import id.lintas.payment.Bill;
import id.lintas.payment.HopPatience;
import id.lintas.payment.Payment;
import id.lintas.payment.Tracker;
import id.lintas.payment.WordOfPayment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trackers for pages that are rendered without a hub; the office has longer than the registry. */
public final class SampleTrackers {

    private static final HopPatience PATIENCE =
            new HopPatience(Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(4));

    private SampleTrackers() {}

    /** Somebody knows of a payment that no bank has confirmed. */
    static TrackerView known(WordOfPayment word, Instant now) {
        return new TrackerView(
                Tracker.of(new Tracker.Known(null, List.of(), word, null, null), PATIENCE, now), word.where());
    }

    public static TrackerView of(@Nullable Bill bill, List<Payment> payments, Instant now) {
        return new TrackerView(
                Tracker.of(new Tracker.Known(bill, payments, null, null, null), PATIENCE, now),
                payments.isEmpty() ? "" : "Bank Musi");
    }
}
