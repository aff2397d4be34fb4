package id.lintas.delivery;

import id.lintas.keys.DoesNotOpen;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final TryStore tries;
    private final OfficeTransactions transactions;
    private final OfficeNudges nudges;
    private final RetrySchedule schedule;
    private final Clock clock;

    Deliveries(
            DeliveryStore store,
            TryStore tries,
            OfficeTransactions transactions,
            OfficeNudges nudges,
            RetrySchedule schedule,
            Clock clock) {
        this.store = store;
        this.tries = tries;
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
     * Claims what is due now, at most a window for each office and link, oldest first, counting what is
     * already under way there, so that a busy or slow channel leaves room for the others.
     *
     * @param owner this node's name
     * @param lease how long this node may take; afterwards others may claim the same
     * @param held what stays due for now
     */
    public List<Claim> claim(String owner, int most, Window window, Duration lease, Held held) {
        Instant now = clock.instant();
        List<Claim> sealed = transactions.acrossOffices(
                () -> store.claim(owner, new DeliveryStore.Share(most, window), held, now, now.plus(lease)));
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
        return !report(List.of(new Tried(claim, result))).isEmpty();
    }

    /**
     * Reports how tries ended, of any offices, all in one commit or none. Each is held to its own fence: an outdated one changes
     * nothing, and the others are as if it were not among them.
     *
     * @return the messages whose reports counted
     */
    public Set<UUID> report(List<Tried> tried) {
        Instant now = clock.instant();
        List<TryStore.End> ends = tried.stream().map(one -> end(one, now)).toList();
        // Looked at after the commit, which brings it: a report is one round trip.
        Set<UUID> current = Set.copyOf(
                transactions.acrossOffices(() -> tries.ended(ends, now)).get());
        tried.stream()
                .map(one -> one.claim().envelope())
                .filter(envelope -> current.contains(envelope.id()))
                .map(Envelope::office)
                .distinct()
                .forEach(nudges::changed);
        return current;
    }

    private TryStore.End end(Tried tried, Instant now) {
        return switch (tried.result().kind()) {
            case ACCEPTED -> new TryStore.End(tried, DeliveryStatus.DELIVERED, null);
            case HANDED_OVER -> new TryStore.End(tried, DeliveryStatus.SENT, null);
            case REFUSED -> new TryStore.End(tried, DeliveryStatus.PARKED, null);
            case RETRY ->
                schedule.after(tried.claim().attempt(), RandomGenerator.getDefault())
                        .map(wait ->
                                new TryStore.End(tried, DeliveryStatus.DUE, now.plus(longer(tried.result(), wait))))
                        .orElseGet(() -> new TryStore.End(tried, DeliveryStatus.PARKED, null));
        };
    }

    private static Duration longer(SendResult result, Duration wait) {
        Duration asked = result.retryAfter();
        return asked != null && asked.compareTo(wait) > 0 ? asked : wait;
    }

    /**
     * Notes that the peer answered the messages, whose offices follow from them; the rows stay locked until the transaction
     * ends. Idempotent. Needs a transaction across offices: it is for the registry's door, which serves the offices after it.
     *
     * @return the facts of each that the hub has sent; of others there is nothing
     */
    public List<Answered> answered(Collection<UUID> ids) {
        return store.answered(ids, clock.instant()).get();
    }

    /** Notes that the peer will never do what the message asks, for an operator; joins the office's transaction. */
    public void refusedByPeer(OfficeId office, UUID id, String reason) {
        store.park(office, id, reason);
        nudges.changed(office);
    }

    /** Whose message has this id, or empty if nobody's; for the registry's door. */
    public Optional<OfficeId> officeOf(UUID id) {
        return transactions.acrossOffices(() -> store.officeOf(id)).get();
    }

    /**
     * What an answer refers to.
     *
     * @param id the message
     * @param office whose message it is
     * @param type the message's type
     * @param correlation its case
     * @param link its link
     */
    public record Answered(UUID id, OfficeId office, String type, String correlation, String link) {}
}
