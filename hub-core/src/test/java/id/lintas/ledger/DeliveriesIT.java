package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.delivery.Claim;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.delivery.Held;
import id.lintas.delivery.SendResult;
import id.lintas.delivery.Tried;
import id.lintas.delivery.Window;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsDatabase.class)
class DeliveriesIT {

    private static final Duration LEASE = Duration.ofSeconds(30);

    /** Other tests share the ledger and leave offices to which much is due: whose turn comes is random where a claim takes less. */
    private static final int EVERYTHING = 1_000_000;

    private final Ledger ledger = Ledger.get();
    private final Deliveries deliveries = ledger.bean(Deliveries.class);
    private final OfficeId office = ledger.newOffice();

    @Test
    void twoNodesNeverClaimTheSame() throws Exception {
        owe(office, 60);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        List<Claim> all = new ArrayList<>();
        try {
            Callable<List<Claim>> node =
                    () -> mine(deliveries.claim("node", EVERYTHING, Window.of(500), LEASE, Held.NOTHING));
            for (Future<List<Claim>> claims : nodes.invokeAll(List.of(node, node, node, node))) {
                all.addAll(claims.get());
            }
        } finally {
            nodes.shutdownNow();
        }
        all.addAll(mine(deliveries.claim("node", EVERYTHING, Window.of(500), LEASE, Held.NOTHING)));
        assertThat(all).extracting(claim -> claim.envelope().id()).doesNotHaveDuplicates();
        assertThat(all).hasSize(60);
    }

    @Test
    void aBusyChannelLeavesRoomForAQuietOne() {
        OfficeId quiet = ledger.newOffice();
        owe(office, 40);
        owe(quiet, 1);
        List<Claim> claims = deliveries.claim("node", EVERYTHING, Window.of(5), LEASE, Held.NOTHING);
        assertThat(mine(claims)).hasSize(5);
        assertThat(claims).anyMatch(claim -> claim.envelope().office().equals(quiet));
        assertThat(mine(deliveries.claim("node", EVERYTHING, Window.of(5), LEASE, Held.NOTHING)))
                .as("the channel's window is full until something ends")
                .isEmpty();
    }

    @Test
    void aClosedOfficesOwnSystemWaitsWithNoAttemptSpentWhileTheRegistryIsServed() {
        owe(office, "own-system", 1);
        owe(office, "registry", 1);
        owe(office, "results-post", 1);
        Held closed = new Held(Set.of(office), Set.of("results-post"));
        assertThat(mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, closed)))
                .extracting(Claim::link)
                .containsExactly("registry");
        assertThat(mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING)))
                .as("after reopening, as the first attempt")
                .allMatch(claim -> claim.attempt() == 1)
                .extracting(Claim::link)
                .containsExactlyInAnyOrder("own-system", "results-post");
    }

    @Test
    void aDeadNodesClaimIsServedByAnotherAndItsLateReportChangesNothing() {
        owe(office, 1);
        Claim frozen = mine(deliveries.claim("frozen", EVERYTHING, Window.of(100), LEASE, Held.NOTHING))
                .get(0);
        ledger.clock().forward(LEASE.plusSeconds(1));
        deliveries.reclaim();
        Claim next = mine(deliveries.claim("other", EVERYTHING, Window.of(100), LEASE, Held.NOTHING))
                .get(0);
        assertThat(next.envelope().id()).isEqualTo(frozen.envelope().id());
        assertThat(deliveries.report(frozen, SendResult.accepted("late"))).isFalse();
        assertThat(deliveries.report(next, SendResult.accepted("in time"))).isTrue();
        assertThat(status(next)).isEqualTo("DELIVERED");
    }

    @Test
    void triesOfSeveralOfficesAreReportedInOneCommitAndAnOutdatedOneAmongThemChangesNothing() {
        OfficeId other = ledger.newOffice();
        owe(office, 3);
        owe(other, "own-system", 1);
        List<Claim> claims = deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING).stream()
                .filter(claim -> Set.of(office, other).contains(claim.envelope().office()))
                .toList();
        Claim taken = mine(claims).get(0);
        Claim refused = mine(claims).get(1);
        Claim current = mine(claims).get(2);
        Claim elsewhere = claims.stream()
                .filter(claim -> claim.envelope().office().equals(other))
                .findFirst()
                .orElseThrow();
        Claim outdated = new Claim(current.envelope(), current.link(), current.attempt(), current.fence() - 1, 0);
        Set<UUID> counted = deliveries.report(List.of(
                new Tried(elsewhere, SendResult.accepted("HTTP 200")),
                new Tried(outdated, SendResult.accepted("late")),
                new Tried(refused, SendResult.refused("HTTP 422")),
                new Tried(taken, SendResult.handedOver("queue"))));
        assertThat(counted)
                .containsExactlyInAnyOrder(
                        taken.envelope().id(),
                        refused.envelope().id(),
                        elsewhere.envelope().id());
        assertThat(List.of(status(taken), status(refused), status(elsewhere), status(current)))
                .containsExactly("SENT", "PARKED", "DELIVERED", "LEASED");
        assertThat(attempts(current)).isZero();
        assertThat(List.of(attempts(taken), attempts(refused), attempts(elsewhere)))
                .containsExactly(1, 1, 1);
        assertThat(ledger.bean(OfficeTransactions.class)
                        .acrossOffices(() -> ledger.sql()
                                .sql(
                                        "select count(distinct xmin::text) from delivery_attempt where delivery in (?, ?, ?)")
                                .params(
                                        taken.envelope().id(),
                                        refused.envelope().id(),
                                        elsewhere.envelope().id())
                                .query(Long.class)
                                .single()))
                .isEqualTo(1);
        assertThat(deliveries.report(List.of(
                        new Tried(outdated, SendResult.accepted("late")),
                        new Tried(current, SendResult.accepted("in time")))))
                .as("the same message under both fences")
                .hasSize(1);
        assertThat(attempts(current)).isEqualTo(1);
    }

    @Test
    void theRegistrysWindowIsItsOwn() {
        owe(office, "registry", 9);
        owe(office, "own-system", 9);
        List<Claim> claims = mine(deliveries.claim("node", EVERYTHING, new Window(2, 7), LEASE, Held.NOTHING));
        assertThat(claims).filteredOn(claim -> claim.link().equals("registry")).hasSize(7);
        assertThat(claims)
                .filteredOn(claim -> claim.link().equals("own-system"))
                .hasSize(2);
    }

    @Test
    void aFailedTryComesBackByTheScheduleAndIsParkedAtItsEnd() {
        owe(office, 1);
        Claim claim = mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING))
                .get(0);
        deliveries.report(claim, SendResult.retry("503"));
        assertThat(mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING)))
                .isEmpty();
        for (int attempt = 2; attempt <= 3; attempt++) {
            ledger.clock().forward(Duration.ofMinutes(2));
            claim = mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING))
                    .get(0);
            assertThat(claim.attempt()).isEqualTo(attempt);
            deliveries.report(claim, SendResult.retry("503"));
        }
        assertThat(status(claim)).isEqualTo("PARKED");
        Assertions.assertThat(ledger.bean(Messages.class)
                        .attempts(claim.envelope().id().toString()))
                .hasSize(3);
    }

    @Test
    void whatAPeerBehindAQueueDoesNotAnswerIsSentAgainUnderTheSameId() {
        owe(office, 1);
        Claim first = ledger.handOver(office).get(0);
        assertThat(status(first)).isEqualTo("SENT");
        ledger.clock().forward(Duration.ofMinutes(2));
        deliveries.reclaim();
        Claim second = ledger.handOver(office).get(0);
        assertThat(second.envelope().id()).isEqualTo(first.envelope().id());
        assertThat(first.brokerId()).isEqualTo(first.envelope().id().toString());
        assertThat(second.brokerId())
                .as("the broker remembers the first and would drop it again")
                .isEqualTo(first.envelope().id() + "/1");
        ledger.clock().forward(Duration.ofSeconds(70));
        deliveries.reclaim();
        assertThat(status(first)).as("patience doubles").isEqualTo("SENT");
        ledger.bean(OfficeTransactions.class)
                .acrossOffices(
                        () -> deliveries.answered(List.of(first.envelope().id())));
        assertThat(status(first)).isEqualTo("DELIVERED");
        ledger.clock().forward(Duration.ofMinutes(2));
        deliveries.reclaim();
        assertThat(status(first)).as("an answered one stays answered").isEqualTo("DELIVERED");
    }

    @Test
    void anAnswerThatOvertakesTheReportOfItsSendingStandsAndTheTryIsNotedOnce() {
        owe(office, 1);
        Claim claim = mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING))
                .get(0);
        ledger.bean(OfficeTransactions.class)
                .acrossOffices(
                        () -> deliveries.answered(List.of(claim.envelope().id())));
        assertThat(deliveries.report(claim, SendResult.handedOver("queue"))).isTrue();
        assertThat(status(claim)).isEqualTo("DELIVERED");
        assertThat(attempts(claim)).isEqualTo(1);
        deliveries.report(claim, SendResult.handedOver("queue"));
        deliveries.report(claim, SendResult.retry("late"));
        assertThat(status(claim)).isEqualTo("DELIVERED");
        assertThat(attempts(claim)).as("said once more").isEqualTo(1);
        assertThat(mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING)))
                .isEmpty();
    }

    @Test
    void whatHasNotArrivedKeepsItsBody() {
        owe(office, 1);
        Claim claim = mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING))
                .get(0);
        assertThatThrownBy(() -> deleteBody(claim)).hasMessageContaining("kept until it is delivered or parked");
        deliveries.report(claim, SendResult.accepted("in time"));
        assertThat(deleteBody(claim)).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNotOwed() {
        try {
            ledger.bean(OfficeTransactions.class).in(office, () -> {
                deliveries.owe(ledger.bean(Envelopes.class).event(office, "t", "x", Map.of()), "registry");
                throw new IllegalStateException("the business change failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageContaining("business change");
        }
        assertThat(mine(deliveries.claim("node", EVERYTHING, Window.of(100), LEASE, Held.NOTHING)))
                .isEmpty();
    }

    private int deleteBody(Claim claim) {
        return ledger.bean(OfficeTransactions.class)
                .in(
                        office,
                        () -> ledger.sql()
                                .sql("update delivery set body = null where id = ?")
                                .param(claim.envelope().id())
                                .update());
    }

    private void owe(OfficeId to, int times) {
        owe(to, "registry", times);
    }

    private void owe(OfficeId to, String link, int times) {
        ledger.bean(OfficeTransactions.class).run(to, () -> {
            for (int i = 0; i < times; i++) {
                deliveries.owe(ledger.bean(Envelopes.class).event(to, "test", "BOOK", Map.of()), link);
            }
        });
    }

    private List<Claim> mine(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.envelope().office().equals(office))
                .toList();
    }

    private int attempts(Claim claim) {
        return ledger.bean(Messages.class)
                .attempts(claim.envelope().id().toString())
                .size();
    }

    private String status(Claim claim) {
        return ledger.bean(Messages.class)
                .find(claim.envelope().id().toString())
                .orElseThrow()
                .status();
    }
}
