package id.lintas.approval;

import static id.lintas.approval.Desk.BUDI;
import static id.lintas.approval.Desk.CLERK;
import static id.lintas.approval.Desk.DEWI;
import static id.lintas.approval.Desk.SARI;
import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.ledger.Ledger;
import id.lintas.ledger.NeedsDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every order of what two people can do, and the same at the same moment. */
@ExtendWith(NeedsDatabase.class)
class ApprovalOrdersIT {

    private static final int STEPS = 3;
    private static final int ROUNDS = 20;

    /** What somebody does, and what a plain model of the rules says to it while the question is open. */
    private enum Step {
        APPROVE_BY_ASKER(ApprovalResult.SAME_PERSON),
        APPROVE_BY_OTHER(ApprovalResult.DONE),
        APPROVE_UNSEEN(ApprovalResult.CHANGED),
        APPROVE_BY_CLERK(ApprovalResult.WRONG_ROLE),
        REFUSE_BY_ASKER(ApprovalResult.SAME_PERSON),
        REFUSE_BY_OTHER(ApprovalResult.DONE),
        WITHDRAW_BY_ASKER(ApprovalResult.DONE),
        WITHDRAW_BY_OTHER(ApprovalResult.WRONG_ROLE),
        WAIT_FOUR_DAYS(ApprovalResult.DONE);

        private final ApprovalResult whileOpen;

        Step(ApprovalResult whileOpen) {
            this.whileOpen = whileOpen;
        }

        ApprovalResult on(Desk desk, Approval asked) {
            return switch (this) {
                case APPROVE_BY_ASKER -> desk.approvals.approve(desk.office, asked.id(), DEWI, asked.digest());
                case APPROVE_BY_OTHER -> desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest());
                case APPROVE_UNSEEN -> desk.approvals.approve(desk.office, asked.id(), BUDI, "0".repeat(64));
                case APPROVE_BY_CLERK -> desk.approvals.approve(desk.office, asked.id(), CLERK, asked.digest());
                case REFUSE_BY_ASKER -> desk.approvals.refuse(desk.office, asked.id(), DEWI, "tidak");
                case REFUSE_BY_OTHER -> desk.approvals.refuse(desk.office, asked.id(), BUDI, "tidak");
                case WITHDRAW_BY_ASKER -> desk.approvals.withdraw(desk.office, asked.id(), DEWI);
                case WITHDRAW_BY_OTHER -> desk.approvals.withdraw(desk.office, asked.id(), SARI);
                case WAIT_FOUR_DAYS -> {
                    desk.pass(Duration.ofDays(4));
                    yield ApprovalResult.DONE;
                }
            };
        }

        Approval.State leavesOpenAs() {
            return switch (this) {
                case APPROVE_BY_OTHER -> Approval.State.APPROVED;
                case REFUSE_BY_OTHER -> Approval.State.REFUSED;
                case WITHDRAW_BY_ASKER -> Approval.State.WITHDRAWN;
                case WAIT_FOUR_DAYS -> Approval.State.EXPIRED;
                case APPROVE_BY_ASKER, APPROVE_UNSEEN, APPROVE_BY_CLERK, REFUSE_BY_ASKER, WITHDRAW_BY_OTHER ->
                    Approval.State.ASKED;
            };
        }
    }

    @Test
    void everyOrderOfThreeStepsEndsAsTheRulesSay() {
        Desk desk = new Desk();
        for (List<Step> order : orders(STEPS)) {
            Approval asked = desk.ask();
            Approval.State state = Approval.State.ASKED;
            for (Step step : order) {
                ApprovalResult expected = step == Step.WAIT_FOUR_DAYS
                        ? ApprovalResult.DONE
                        : switch (state) {
                            case ASKED -> step.whileOpen;
                            case EXPIRED -> ApprovalResult.EXPIRED;
                            case APPROVED, REFUSED, WITHDRAWN -> ApprovalResult.DECIDED_BEFORE;
                        };
                assertThat(step.on(desk, asked)).as(order + " at " + step).isEqualTo(expected);
                state = state == Approval.State.ASKED ? step.leavesOpenAs() : state;
            }
            desk.approvals.expireOverdue();
            assertThat(desk.now(asked).state()).as(order.toString()).isEqualTo(state);
            assertThat(desk.effects(asked)).as(order.toString()).isEqualTo(state == Approval.State.APPROVED ? 1 : 0);
        }
    }

    @Test
    void twoPeopleAtTheSameMomentHaveOneEffect() throws Exception {
        Desk desk = new Desk();
        for (int round = 0; round < ROUNDS; round++) {
            Approval asked = desk.ask();
            List<ApprovalResult> results = together(List.of(
                    () -> desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest()),
                    () -> desk.approvals.approve(desk.office, asked.id(), SARI, asked.digest()),
                    () -> desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest()),
                    () -> desk.approvals.refuse(desk.office, asked.id(), SARI, "tidak"),
                    () -> desk.approvals.withdraw(desk.office, asked.id(), DEWI)));
            assertThat(results).containsOnlyOnce(ApprovalResult.DONE);
            assertThat(results).containsOnly(ApprovalResult.DONE, ApprovalResult.DECIDED_BEFORE);
            assertThat(desk.effects(asked)).isEqualTo(desk.now(asked).state() == Approval.State.APPROVED ? 1 : 0);
        }
    }

    @Test
    void controlWithoutTheRowLockTwoPeopleHaveTwoEffects() throws Exception {
        JdbcClient jdbc = Ledger.get().sql();
        Desk desk = new Desk(new ApprovalStore(jdbc) {
            @Override
            Optional<Approval> lock(id.lintas.office.OfficeId office, UUID id) {
                return find(office, id);
            }

            @Override
            void end(Approval approval, Approval.State state, Approval.Decision decision) {}
        });
        CyclicBarrier both = new CyclicBarrier(2);
        desk.whileCarryingOut = () -> await(both);
        Approval asked = desk.ask();
        together(List.of(
                () -> desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest()),
                () -> desk.approvals.approve(desk.office, asked.id(), SARI, asked.digest())));
        assertThat(desk.effects(asked)).as("so the count above can fail").isEqualTo(2);
    }

    private static List<List<Step>> orders(int steps) {
        List<List<Step>> orders = new ArrayList<>(List.of(List.of()));
        for (int i = 0; i < steps; i++) {
            List<List<Step>> longer = new ArrayList<>();
            for (List<Step> order : orders) {
                for (Step step : Step.values()) {
                    List<Step> more = new ArrayList<>(order);
                    more.add(step);
                    longer.add(more);
                }
            }
            orders = longer;
        }
        return orders;
    }

    private static List<ApprovalResult> together(List<Callable<ApprovalResult>> people) throws Exception {
        CyclicBarrier start = new CyclicBarrier(people.size());
        ExecutorService pool = Executors.newFixedThreadPool(people.size());
        try {
            List<Future<ApprovalResult>> running = new ArrayList<>();
            for (Callable<ApprovalResult> person : people) {
                running.add(pool.submit(() -> {
                    await(start);
                    return person.call();
                }));
            }
            List<ApprovalResult> results = new ArrayList<>();
            for (Future<ApprovalResult> one : running) {
                results.add(one.get(1, TimeUnit.MINUTES));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not together", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
