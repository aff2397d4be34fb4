package id.lintas.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.lintas.harness.TestDatabase;
import id.lintas.ledger.Ledger;
import id.lintas.ledger.NeedsDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(NeedsDatabase.class)
class GroupWriterIT {

    /** Each row keeps which transaction of the database wrote it. */
    private static final Rows ADD = Rows.of("insert into entry (n, tx) values ", "(?, pg_current_xact_id()::text)", "");

    private static final Rows COUNT = Rows.of(
            "select n.number, a.balance from (values ",
            "(?::int, ?::text)",
            ") as n(number, name) join account a on a.name = n.name for update of a");

    private static final Rows PUT = Rows.of(
            "update account a set balance = n.balance from (values ",
            "(?::text, ?::int)",
            ") as n(name, balance) where a.name = n.name");

    private static HikariDataSource pool = new HikariDataSource();

    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final Pipeline pipeline = new Pipeline(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));

    /** One lane, which a test holds while the others gather behind it. */
    private final GroupWriter writer = new GroupWriter(
            pool, new GroupRules(8, 1, Duration.ofSeconds(20), "lintas_group", "some.names", Duration.ofSeconds(1)));

    @BeforeAll
    static void prepare() {
        TestDatabase database = Ledger.freshDatabase("groups");
        JdbcClient owner = JdbcClient.create(
                new DriverManagerDataSource(database.ownerUrl(), database.ownerUser(), database.ownerPassword()));
        owner.sql("create table entry (n int primary key, tx text not null)").update();
        owner.sql("create table account (name text primary key, balance int not null)")
                .update();
        owner.sql("create table named (name text not null)").update();
        owner.sql("alter table named enable row level security").update();
        owner.sql("create policy shares on named to lintas_group"
                        + " using (name = any (string_to_array(current_setting('some.names', true), ',')))")
                .update();
        owner.sql("create policy mine on named to lintas_app using (name = current_setting('some.name', true))")
                .update();
        owner.sql("grant select, insert, update, delete on entry, account, named to lintas_app, lintas_group")
                .update();
        pool = new HikariDataSource();
        pool.setMaximumPoolSize(12);
        pool.setDataSource(new PipelinedDataSource(
                new DriverManagerDataSource(database.appUrl(), database.appUser(), database.appPassword())));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from entry").update();
        jdbc.sql("delete from account").update();
        jdbc.sql("insert into account (name, balance) values ('a', 0), ('b', 0)")
                .update();
    }

    @Test
    void whatGathersWhileALaneIsBusyIsOneTransactionAndEachSeesItsOwn() throws Exception {
        List<Future<Integer>> all = together(IntStream.range(0, 8)
                .<Supplier<Integer>>mapToObj(n -> () -> work(() -> {
                    pipeline.write(ADD, n);
                    return pipeline.ask(COUNT, (row, at) -> row.getInt("balance"), n % 2 == 0 ? "a" : "b")
                                    .get()
                                    .size()
                            + n;
                }))
                .toList());
        for (int n = 0; n < 8; n++) {
            assertThat(all.get(n).get()).isEqualTo(n + 1);
        }
        assertThat(numbers()).hasSize(8);
        assertThat(transactions()).as("one commit").isEqualTo(1);
    }

    @Test
    void anErrorOfOneIsItsOwn() throws Exception {
        jdbc.sql("insert into entry (n, tx) values (3, 'before')").update();
        List<Future<Integer>> all = together(IntStream.range(0, 6)
                .<Supplier<Integer>>mapToObj(n -> () -> work(() -> add(n)))
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
        assertThat(numbers()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void whoDecidesAgainstItsOwnWorkLeavesTheOthersTogether() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        List<Future<Integer>> all = together(IntStream.range(0, 4)
                .<Supplier<Integer>>mapToObj(n -> () -> Objects.requireNonNull(transaction.execute(status -> {
                    runs.incrementAndGet();
                    pipeline.write(ADD, n);
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
        assertThat(numbers()).containsExactly(0, 3);
        assertThat(transactions()).isEqualTo(1);
        assertThat(runs).as("nobody's work ran twice").hasValue(4);
    }

    @Test
    void whoWorksOnTheSameAsAnotherComesAfterIt() throws Exception {
        List<Future<Integer>> all = together(IntStream.range(0, 6)
                .<Supplier<Integer>>mapToObj(n -> () -> work(() -> increase("a", true)))
                .toList());
        for (Future<Integer> one : all) {
            one.get();
        }
        assertThat(balance("a")).isEqualTo(6);
    }

    @Test
    void withoutAClaimTheSameIsLost() throws Exception {
        for (Future<Integer> one : together(IntStream.range(0, 6)
                .<Supplier<Integer>>mapToObj(n -> () -> work(() -> increase("a", false)))
                .toList())) {
            one.get();
        }
        assertThat(balance("a")).as("what the claim is for").isLessThan(6);
    }

    @Test
    void aStatementOfItsOwnRunsInATransactionOfItsOwn() throws Exception {
        List<Future<Integer>> all = together(List.of(
                () -> work(() -> add(0)),
                () -> work(() -> {
                    add(1);
                    return jdbc.sql("select count(*) from entry where n = 1")
                            .query(Integer.class)
                            .single();
                }),
                () -> work(() -> add(2))));
        assertThat(all.get(1).get()).as("it sees its own row").isEqualTo(1);
        assertThat(all.get(0).get() + all.get(2).get()).isEqualTo(2);
        assertThat(numbers()).containsExactly(0, 1, 2);
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void workThatGoesOnAfterItsCommitIsAMistakeAndIsNotRunTwice() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        List<Future<Integer>> all = together(List.of(
                () -> {
                    runs.incrementAndGet();
                    work(() -> add(0));
                    return work(() -> add(1));
                },
                () -> work(() -> add(2))));
        assertThatThrownBy(all.get(0)::get).hasCauseInstanceOf(IllegalStateException.class);
        all.get(1).get();
        assertThat(runs).hasValue(1);
        assertThat(numbers()).containsExactly(0, 2);
    }

    @Test
    void aGroupSeesWhatItsMembersNamedAndNothingElse() throws Exception {
        for (String name : List.of("x", "y", "z")) {
            transaction.executeWithoutResult(status -> {
                pipeline.local("some.name", name);
                jdbc.sql("insert into named (name) values (?)").param(name).update();
            });
        }
        Rows question = Rows.of(
                "select n.number, t.name from (values ", "(?::int)", ") as n(number) cross join named t order by 2");
        List<Future<String>> all = together(List.of("x", "y").stream()
                .<Supplier<String>>map(name -> () -> Objects.requireNonNull(transaction.execute(status -> {
                    pipeline.local("some.name", name);
                    pipeline.write(ADD, name.hashCode());
                    return String.join(
                            "",
                            pipeline.ask(question, (row, n) -> row.getString("name"))
                                    .get());
                })))
                .toList());
        assertThat(all.get(0).get()).isEqualTo("xy");
        assertThat(all.get(1).get()).isEqualTo("xy");
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void nothingReturnsBeforeItsRowsAreThereForOthersAlsoWhenTheConnectionIsKilled() throws Exception {
        CountDownLatch killed = new CountDownLatch(1);
        List<Future<Integer>> all = together(IntStream.range(0, 4)
                .<Supplier<Integer>>mapToObj(n -> () -> {
                    int done = work(() -> {
                        pipeline.ask(COUNT, (row, at) -> 1, "a").get();
                        if (n == 0 && killed.getCount() > 0) {
                            kill();
                            killed.countDown();
                        }
                        return add(n);
                    });
                    assertThat(numbers()).contains(n);
                    return done;
                })
                .toList());
        for (int n = 0; n < 4; n++) {
            assertThat(all.get(n).get()).isEqualTo(n);
        }
        assertThat(killed.getCount()).isZero();
        assertThat(transactions()).as("each by itself").isEqualTo(4);
    }

    /** The backend that holds an open transaction, from a connection beside the pool's threads. */
    private static void kill() {
        try (var connection = Objects.requireNonNull(((PipelinedDataSource) pool.getDataSource()).getTargetDataSource())
                        .getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and state = 'idle in transaction' and usename = 'lintas_app'");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int increase(String account, boolean claim) {
        if (claim) {
            pipeline.claim(account);
        }
        int balance = pipeline.ask(COUNT, (row, n) -> row.getInt("balance"), account)
                .get()
                .get(0);
        pipeline.write(PUT, account, balance + 1);
        return balance;
    }

    private int add(int n) {
        pipeline.write(ADD, n);
        return n;
    }

    private <T> T work(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** Runs all while the lane is held, so that they find themselves in one group. */
    private <T> List<Future<T>> together(List<Supplier<T>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size() + 1);
        CountDownLatch holding = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try {
            Future<Boolean> holder = threads.submit(() -> writer.run(() -> {
                holding.countDown();
                try {
                    return go.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
            assertThat(holding.await(20, TimeUnit.SECONDS)).isTrue();
            List<Future<T>> all = new ArrayList<>();
            for (Supplier<T> work : works) {
                all.add(threads.submit(() -> writer.run(work)));
                int waiting = all.size();
                long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (writer.waiting() < waiting && System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
            }
            go.countDown();
            assertThat(holder.get()).isTrue();
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Integer> numbers() {
        return jdbc.sql("select n from entry order by n").query(Integer.class).list();
    }

    private int transactions() {
        return jdbc.sql("select count(distinct tx) from entry")
                .query(Integer.class)
                .single();
    }

    private int balance(String account) {
        return jdbc.sql("select balance from account where name = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
