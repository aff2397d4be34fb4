package id.lintas.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.ledger.NeedsDatabase;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DuplicateKeyException;

@ExtendWith(NeedsDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupWriterIT {

    private final Gathering db = new Gathering();

    @AfterAll
    void close() {
        db.close();
    }

    @BeforeEach
    void empty() {
        db.empty();
    }

    @Test
    void whatGathersWhileALaneIsBusyIsOneTransactionAndEachSeesItsOwn() throws Exception {
        List<Future<Integer>> all = db.together(IntStream.range(0, 8)
                .<Supplier<Integer>>mapToObj(n -> () -> db.work(() -> {
                    db.pipeline.write(Gathering.ADD, n);
                    return db.pipeline
                                    .ask(Gathering.COUNT, (row, at) -> row.getInt("balance"), n % 2 == 0 ? "a" : "b")
                                    .get()
                                    .size()
                            + n;
                }))
                .toList());
        for (int n = 0; n < 8; n++) {
            assertThat(all.get(n).get()).isEqualTo(n + 1);
        }
        assertThat(db.numbers()).hasSize(8);
        assertThat(db.transactions()).as("one commit").isEqualTo(1);
    }

    @Test
    void anErrorOfOneIsItsOwn() throws Exception {
        db.jdbc.sql("insert into entry (n, tx) values (3, 'before')").update();
        List<Future<Integer>> all = db.together(IntStream.range(0, 6)
                .<Supplier<Integer>>mapToObj(n -> () -> db.work(() -> db.add(n)))
                .toList());
        for (int n = 0; n < 6; n++) {
            Future<Integer> one = all.get(n);
            if (n == 3) {
                assertThatThrownBy(one::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(DuplicateKeyException.class);
            } else {
                assertThat(one.get()).isEqualTo(n);
            }
        }
        assertThat(db.numbers()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void whoDecidesAgainstItsOwnWorkLeavesTheOthersTogether() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        List<Future<Integer>> all = db.together(IntStream.range(0, 4)
                .<Supplier<Integer>>mapToObj(n -> () -> Objects.requireNonNull(db.transaction.execute(status -> {
                    runs.incrementAndGet();
                    db.pipeline.write(Gathering.ADD, n);
                    if (n == 1) {
                        status.setRollbackOnly();
                    }
                    if (n == 2) {
                        throw new IllegalArgumentException("no");
                    }
                    return n;
                })))
                .toList());
        assertThat(all.get(0).get()).isZero();
        assertThat(all.get(1).get()).isEqualTo(1);
        assertThatThrownBy(all.get(2)::get).hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(all.get(3).get()).isEqualTo(3);
        assertThat(db.numbers()).containsExactly(0, 3);
        assertThat(db.transactions()).isEqualTo(1);
        assertThat(runs).as("nobody's work ran twice").hasValue(4);
    }

    @Test
    void whoWorksOnTheSameAsAnotherComesAfterIt() throws Exception {
        List<Future<Integer>> all = db.together(IntStream.range(0, 6)
                .<Supplier<Integer>>mapToObj(n -> () -> db.work(() -> db.increase("a", true)))
                .toList());
        for (Future<Integer> one : all) {
            one.get();
        }
        assertThat(db.balance("a")).isEqualTo(6);
    }

    @Test
    void withoutAClaimTheSameIsLost() throws Exception {
        for (Future<Integer> one : db.together(IntStream.range(0, 6)
                .<Supplier<Integer>>mapToObj(n -> () -> db.work(() -> db.increase("a", false)))
                .toList())) {
            one.get();
        }
        assertThat(db.balance("a")).as("what the claim is for").isLessThan(6);
    }

    @Test
    void aStatementOfItsOwnRunsInATransactionOfItsOwn() throws Exception {
        List<Future<Integer>> all = db.together(List.of(
                () -> db.work(() -> db.add(0)),
                () -> db.work(() -> {
                    db.add(1);
                    return db.jdbc
                            .sql("select count(*) from entry where n = 1")
                            .query(Integer.class)
                            .single();
                }),
                () -> db.work(() -> db.add(2))));
        assertThat(all.get(1).get()).as("it sees its own row").isEqualTo(1);
        assertThat(all.get(0).get() + all.get(2).get()).isEqualTo(2);
        assertThat(db.numbers()).containsExactly(0, 1, 2);
        assertThat(db.transactions()).isEqualTo(2);
    }

    @Test
    void workThatGoesOnAfterItsCommitIsAMistakeAndIsNotRunTwice() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        List<Future<Integer>> all = db.together(List.of(
                () -> {
                    runs.incrementAndGet();
                    db.work(() -> db.add(0));
                    return db.work(() -> db.add(1));
                },
                () -> db.work(() -> db.add(2))));
        assertThatThrownBy(all.get(0)::get).hasCauseInstanceOf(IllegalStateException.class);
        all.get(1).get();
        assertThat(runs).hasValue(1);
        assertThat(db.numbers()).containsExactly(0, 2);
    }

    @Test
    void aGroupSeesWhatItsMembersNamedAndNothingElse() throws Exception {
        for (String name : List.of("x", "y", "z")) {
            db.transaction.executeWithoutResult(status -> {
                db.pipeline.local("some.name", name);
                db.jdbc.sql("insert into named (name) values (?)").param(name).update();
            });
        }
        Rows question = Rows.of("select n.number, t.name from ", "int", " as n(number) cross join named t order by 2");
        List<Future<String>> all = db.together(List.of("x", "y").stream()
                .<Supplier<String>>map(name -> () -> Objects.requireNonNull(db.transaction.execute(status -> {
                    db.pipeline.local("some.name", name);
                    db.pipeline.write(Gathering.ADD, name.hashCode());
                    return String.join(
                            "",
                            db.pipeline
                                    .ask(question, (row, n) -> row.getString("name"))
                                    .get());
                })))
                .toList());
        assertThat(all.get(0).get()).isEqualTo("xy");
        assertThat(all.get(1).get()).isEqualTo("xy");
        assertThat(db.transactions()).isEqualTo(1);
    }

    @Test
    void nothingReturnsBeforeItsRowsAreThereForOthersAlsoWhenTheConnectionIsKilled() throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        List<Future<Integer>> all = db.together(IntStream.range(0, 4)
                .<Supplier<Integer>>mapToObj(n -> () -> {
                    int done = db.work(() -> {
                        db.pipeline.ask(Gathering.COUNT, (row, at) -> 1, "a").get();
                        if (n == 0 && killed.getCount() > 0) {
                            db.kill();
                            killed.countDown();
                        }
                        return db.add(n);
                    });
                    assertThat(db.numbers()).contains(n);
                    return done;
                })
                .toList());
        for (int n = 0; n < 4; n++) {
            assertThat(all.get(n).get()).isEqualTo(n);
        }
        assertThat(killed.getCount()).isZero();
        assertThat(db.transactions()).as("each by itself").isEqualTo(4);
    }

    @Test
    void whoIsInterruptedInTheQueueRunsByItselfAndStaysInterrupted() throws Exception {
        boolean interrupted = db.interrupted(() -> {
            boolean was = Thread.interrupted();
            db.work(() -> db.add(1));
            return was;
        });
        assertThat(interrupted).isTrue();
        assertThat(db.numbers()).containsExactly(1);
    }

    /** Takes as long as a group waits for a member: ten seconds. */
    @Test
    void whoWaitsForAMemberThatHangsGoesOnWithoutIt() throws Exception {
        CountDownLatch othersDone = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        List<Future<Integer>> all = db.together(List.of(
                () -> db.work(() -> {
                    try {
                        assertThat(othersDone.await(20, java.util.concurrent.TimeUnit.SECONDS))
                                .isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return db.add(0);
                }),
                () -> {
                    int done = db.work(() -> {
                        runs.incrementAndGet();
                        return db.add(1);
                    });
                    othersDone.countDown();
                    return done;
                }));
        for (Future<Integer> one : all) {
            one.get();
        }
        assertThat(db.numbers()).containsExactly(0, 1);
        assertThat(runs).as("once in the group, once alone").hasValue(2);
        assertThat(db.transactions()).isEqualTo(2);
    }
}
