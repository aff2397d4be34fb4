package id.lintas.delivery;

import id.lintas.keys.DoesNotOpen;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.sql.Later;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * What the hub owes its peers. {@link #owe} joins the transaction of the business change, so one commit makes both true.
 * A dispatcher claims what is due and reports back; whoever crashes in between, the lease ends and another node claims.
 */
@Service
public class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final DeliveryStore store;
    private final OfficeTransactions transactions;
    private final OfficeNudges nudges;
    private final RetrySchedule schedule;
    private final Clock clock;

    Deliveries(
            DeliveryStore store,
            OfficeTransactions transactions,
            OfficeNudges nudges,
            RetrySchedule schedule,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.nudges = nudges;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** Owes the envelope to the office's link of that name; needs the office's open transaction. */
    public void owe(Envelope envelope, String link) {
        owe(envelope, link, clock.instant());
    }

    /** Like {@link #owe(Envelope, String)}, but not to be sent before that moment. */
    public void owe(Envelope envelope, String link, Instant notBefore) {
        store.insert(envelope, link, clock.instant(), notBefore);
    }

    /**
     * Claims what is due now, at most {@code perChannel} for each office and link, oldest first, counting what is
     * already under way there, so that a busy or slow channel leaves room for the others.
     *
     * @param owner this node's name
     * @param lease how long this node may take; afterwards others may claim the same
     * @param held what stays due for now
     */
    public List<Claim> claim(String owner, int most, int perChannel, Duration lease, Held held) {
        Instant now = clock.instant();
        List<Claim> sealed = transactions.acrossOffices(
                () -> store.claim(owner, new DeliveryStore.Share(most, perChannel), held, now, now.plus(lease)));
        return sealed.stream().flatMap(claim -> opened(claim).stream()).toList();
    }

    /** One that does not open is parked, so that it holds up nobody. */
    private Optional<Claim> opened(Claim claim) {
        try {
            return Optional.of(store.opened(claim));
        } catch (DoesNotOpen e) {
            LOG.error("delivery not sent: {}", e.getMessage());
            report(claim, SendResult.refused("the sealed body does not open"));
            return Optional.empty();
        }
    }

    /** Puts back what leases and waits have run out for: frozen or dead owners, and peers that owe an answer. */
    public int reclaim() {
        Instant now = clock.instant();
        return transactions.acrossOffices(
                () -> store.reclaimLeases(now) + store.resendUnanswered(now, schedule.acknowledgeWithin()));
    }

    /** Keeps a claim for longer than it was given, for what takes long to send; an outdated one changes nothing. */
    public void keepLonger(Claim claim, Duration lease) {
        Instant until = clock.instant().plus(lease);
        transactions.run(claim.envelope().office(), () -> store.extendLease(claim, until));
    }

    /** Reports how a claimed try ended. A report under an outdated fence changes nothing and returns false. */
    public boolean report(Claim claim, SendResult result) {
        Instant now = clock.instant();
        OfficeId office = claim.envelope().office();
        // Looked at after the commit, which brings it: a report is one round trip.
        boolean current = transactions
                .in(office, () -> switch (result.kind()) {
                    case ACCEPTED -> store.ended(claim, DeliveryStatus.DELIVERED, now, result, now);
                    case HANDED_OVER -> store.ended(claim, DeliveryStatus.SENT, now, result, now);
                    case REFUSED -> store.ended(claim, DeliveryStatus.PARKED, now, result, now);
                    case RETRY -> again(claim, result, now);
                })
                .get();
        if (current) {
            nudges.changed(office);
        }
        return current;
    }

    private Later<Boolean> again(Claim claim, SendResult result, Instant now) {
        Optional<Duration> wait = schedule.after(claim.attempt(), RandomGenerator.getDefault());
        if (wait.isEmpty()) {
            return store.ended(claim, DeliveryStatus.PARKED, now, result, now);
        }
        Duration asked = result.retryAfter();
        Duration longer = asked != null && asked.compareTo(wait.get()) > 0 ? asked : wait.get();
        return store.ended(claim, DeliveryStatus.DUE, now.plus(longer), result, now);
    }

    /**
     * Notes that the peer answered; joins the office's transaction. Idempotent.
     *
     * @return the delivery's facts, or empty if the office owes no such message
     */
    public Optional<Answered> answered(OfficeId office, UUID id) {
        return store.answered(office, id, clock.instant());
    }

    /** Notes that the peer will never do what the message asks, for an operator; joins the office's transaction. */
    public void refusedByPeer(OfficeId office, UUID id, String reason) {
        store.park(office, id, reason);
        nudges.changed(office);
    }

    /** Whose message has this id, or empty if nobody's; for the registry's door, which learns the office from it. */
    public Optional<OfficeId> officeOf(UUID id) {
        return transactions.acrossOffices(() -> store.officeOf(id)).get();
    }

    /**
     * What an answer refers to.
     *
     * @param type the message's type
     * @param correlation its case
     * @param link its link
     */
    public record Answered(String type, String correlation, String link) {}
}
