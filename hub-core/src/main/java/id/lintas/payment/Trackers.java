package id.lintas.payment;

import id.lintas.delivery.Links;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Puts together what is known of a case's payment, for every page alike. Reading marks nothing as seen. */
@Service
public class Trackers {

    private final BillStore bills;
    private final PaymentStore payments;
    private final TrackStore tracks;
    private final OfficeTransactions transactions;
    private final PassportApplications applications;
    private final Rules rules;

    Trackers(
            BillStore bills,
            PaymentStore payments,
            TrackStore tracks,
            OfficeTransactions transactions,
            PassportApplications applications,
            Rules rules) {
        this.bills = bills;
        this.payments = payments;
        this.tracks = tracks;
        this.transactions = transactions;
        this.applications = applications;
        this.rules = rules;
    }

    /** When a hop is stuck, and who else knows of payments. */
    @org.springframework.stereotype.Component("trackerRules")
    record Rules(HopPatience patience, ObjectProvider<PaidElsewhere> elsewhere, Clock clock) {}

    /** A payment in an office's list. */
    public record Row(UUID application, String booking, Instant receivedAt, Tracker tracker) {}

    /** How far the case's payment has come. */
    public Tracker of(PassportApplication application) {
        return of(application.office(), application.id(), application.bookingCode());
    }

    /** The same for each case of a booking, for the console. */
    public List<Tracker> ofBooking(OfficeId office, String booking) {
        return transactions.in(
                office,
                () -> applications.ofBooking(office, booking).stream()
                        .map(this::of)
                        .toList());
    }

    /**
     * The office's payments, the latest first.
     *
     * @param before only those received before, for paging, or null
     * @param open whether to leave out those that have all receipts
     */
    public List<Row> latest(OfficeId office, @Nullable Instant before, boolean open, int most) {
        return transactions.in(
                office,
                () -> tracks.latest(office, before, open, most).stream()
                        .map(one -> new Row(
                                one.application(),
                                one.booking(),
                                one.receivedAt(),
                                of(office, one.application(), one.booking())))
                        .toList());
    }

    private Tracker of(OfficeId office, UUID application, String booking) {
        return transactions.in(office, () -> {
            Tracker.Known bare = new Tracker.Known(
                    bills.latest(office, application).orElse(null),
                    payments.all(office, application).get(),
                    null,
                    null,
                    null);
            return Tracker.of(
                    told(bare, office, application, booking),
                    rules.patience(),
                    rules.clock().instant());
        });
    }

    private Tracker.Known told(Tracker.Known bare, OfficeId office, UUID application, String booking) {
        Payment payment = bare.payment();
        if (payment == null) {
            return new Tracker.Known(bare.bill(), bare.payments(), elsewhere(office, application), null, null);
        }
        List<TrackStore.Owed> owed = tracks.owed(office, booking);
        return new Tracker.Known(
                bare.bill(),
                bare.payments(),
                null,
                last(since(owed, Links.REGISTRY, payment)),
                first(since(owed, Office.OWN_SYSTEM, payment)));
    }

    private @Nullable WordOfPayment elsewhere(OfficeId office, UUID application) {
        return rules.elsewhere()
                .orderedStream()
                .flatMap(one -> one.of(office, application).stream())
                .findFirst()
                .orElse(null);
    }

    /** What is owed because of a payment is written with it or later. */
    private static List<Errand> since(List<TrackStore.Owed> owed, String link, Payment payment) {
        return owed.stream()
                .filter(one -> one.to(link))
                .filter(one -> !one.owedAt().isBefore(payment.receivedAt()))
                .map(TrackStore.Owed::errand)
                .toList();
    }

    /** The office is told when a payment is recorded. */
    private static @Nullable Errand first(List<Errand> errands) {
        return errands.isEmpty() ? null : errands.get(0);
    }

    /** The registry is told when a payment settles its case, which may be later, and only the last one still does. */
    private static @Nullable Errand last(List<Errand> errands) {
        return errands.isEmpty() ? null : errands.get(errands.size() - 1);
    }
}
