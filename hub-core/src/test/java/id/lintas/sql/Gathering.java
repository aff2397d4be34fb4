package id.lintas.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import id.lintas.harness.TestDatabase;
import id.lintas.ledger.Ledger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with entries, accounts and names, and one lane, which a test holds while others gather behind it. */
final class Gathering implements AutoCloseable {

    /** Each row keeps which transaction of the database wrote it. */
    static final Rows ADD =
            Rows.of("insert into entry (n, tx) select n, pg_current_xact_id()::text from ", "int", " as v(n)");

    static final Rows COUNT = Rows.of(
            "select n.number, a.balance from ",
            "int, text",
            " as n(number, name) join account a on a.name = n.name for update of a");

    static final Rows PUT = Rows.of(
            "update account a set balance = n.balance from ",
            "text, int",
            " as n(name, balance) where a.name = n.name");

    private final HikariDataSource pool = new HikariDataSource();
    final JdbcClient jdbc;
    final Pipeline pipeline;
    final TransactionTemplate transaction;
    private final GroupWriter writer;

    Gathering() {
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
        pool.setMaximumPoolSize(12);
        pool.setDataSource(new PipelinedDataSource(
                new DriverManagerDataSource(database.appUrl(), database.appUser(), database.appPassword())));
        jdbc = JdbcClient.create(pool);
        pipeline = new Pipeline(pool);
        transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
        writer = new GroupWriter(
                pool,
                new GroupRules(8, 1, Duration.ofSeconds(20), "lintas_group", "some.names", Duration.ofSeconds(1)));
    }

    void empty() {
        jdbc.sql("delete from entry").update();
        jdbc.sql("delete from account").update();
        jdbc.sql("insert into account (name, balance) values ('a', 0), ('b', 0)")
                .update();
    }

    @Override
    public void close() {
        pool.close();
    }

    /** The backend that holds an open transaction, from a connection beside the pool's threads. */
    void kill() {
        try (Connection connection = Objects.requireNonNull(
                                ((PipelinedDataSource) pool.getDataSource()).getTargetDataSource())
                        .getConnection();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where datname = current_database() and state = 'idle in transaction' and usename = 'lintas_app'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int increase(String account, boolean claim) {
        if (claim) {
            pipeline.claim(account);
        }
        int balance = pipeline.ask(COUNT, (row, n) -> row.getInt("balance"), account)
                .get()
                .get(0);
        pipeline.write(PUT, account, balance + 1);
        return balance;
    }

    int add(int n) {
        pipeline.write(ADD, n);
        return n;
    }

    <T> T work(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** Runs all while the lane is held, so that they find themselves in one group. */
    <T> List<Future<T>> together(List<Supplier<T>> works) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(works.size() + 1);
        CountDownLatch go = new CountDownLatch(1);
        try {
            Future<Boolean> holder = hold(threads, go);
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

    /** Holds the lane until told to go; returns when it is held. */
    private Future<Boolean> hold(ExecutorService threads, CountDownLatch go) throws InterruptedException {
        CountDownLatch holding = new CountDownLatch(1);
        Future<Boolean> holder = threads.submit(() -> writer.run(() -> {
            holding.countDown();
            try {
                return go.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        assertThat(holding.await(20, TimeUnit.SECONDS)).isTrue();
        return holder;
    }

    /** Runs the work on a thread that is interrupted while it waits for the lane; returns while the lane is still held. */
    <T> T interrupted(Supplier<T> work) throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService holder = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> held = hold(holder, go);
            FutureTask<T> task = new FutureTask<>(() -> writer.run(work));
            Thread thread = new Thread(task, "interrupted");
            thread.start();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (writer.waiting() < 1 && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            thread.interrupt();
            T result = task.get(20, TimeUnit.SECONDS);
            assertThat(writer.waiting()).isZero();
            go.countDown();
            assertThat(held.get()).isTrue();
            return result;
        } finally {
            holder.shutdownNow();
        }
    }

    List<Integer> numbers() {
        return jdbc.sql("select n from entry order by n").query(Integer.class).list();
    }

    int transactions() {
        return jdbc.sql("select count(distinct tx) from entry")
                .query(Integer.class)
                .single();
    }

    int balance(String account) {
        return jdbc.sql("select balance from account where name = ?")
                .param(account)
                .query(Integer.class)
                .single();
    }
}
