package id.lintas.app.receipt;

import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.Tracker;
import id.lintas.payment.Trackers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how far payments have come, for pages. */
@Component
public class TrackerViews {

    private final Trackers trackers;
    private final PartnerNames partners;

    TrackerViews(Trackers trackers, PartnerNames partners) {
        this.trackers = trackers;
        this.partners = partners;
    }

    /** A payment in an office's list. */
    public record Row(UUID application, String booking, Instant receivedAt, TrackerView view) {}

    /** The case's. */
    public TrackerView of(PassportApplication application) {
        return view(trackers.of(application));
    }

    /** Those of a booking's cases. */
    public List<TrackerView> ofBooking(OfficeId office, String booking) {
        return trackers.ofBooking(office, booking).stream().map(this::view).toList();
    }

    /** See {@link Trackers#latest}. */
    List<Row> latest(OfficeId office, @Nullable Instant before, boolean open, int most) {
        return trackers.latest(office, before, open, most).stream()
                .map(row -> new Row(row.application(), row.booking(), row.receivedAt(), view(row.tracker())))
                .toList();
    }

    private TrackerView view(Tracker tracker) {
        return new TrackerView(tracker, partners.name(tracker.steps().get(0).who()));
    }
}
