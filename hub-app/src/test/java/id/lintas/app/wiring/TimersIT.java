package id.lintas.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.zaxxer.hikari.HikariDataSource;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Timers on a real database, as the role that serves. */
class TimersIT {

    private final HikariDataSource ledger = ledger();
    private final Clock clock = Clock.systemUTC();
    private final List<Scheduler> started = new ArrayList<>();

    @AfterEach
    void stopAll() {
        started.forEach(Scheduler::stop);
        ledger.close();
    }

    @Test
    void aTimerThatWasSetBeforeARestartRunsAfterItWithItsData() {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        OneTimeTask<Reminder> task = reminder(ran);
        node("first", List.of(task)).schedule(task.instance("1", new Reminder("palembang", 7)), clock.instant());
        assertThat(JdbcClient.create(ledger)
                        .sql("select convert_from(task_data, 'UTF8') from scheduled_tasks")
                        .query(String.class)
                        .single())
                .as("JSON, not Java's own serialization")
                .contains("{", "palembang");

        node("second", List.of(task)).start();
        await().untilAsserted(() -> assertThat(ran).containsExactly("palembang 7"));
    }

    @Test
    void aTimerSetInATransactionThatRollsBackNeverRuns() {
        List<String> ran = Collections.synchronizedList(new ArrayList<>());
        OneTimeTask<Reminder> task = reminder(ran);
        Scheduler node = node("only", List.of(task));
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(ledger));
        transactions.executeWithoutResult(status -> {
            node.schedule(task.instance("1", new Reminder("undone", 1)), clock.instant());
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(
                status -> node.schedule(task.instance("2", new Reminder("kept", 2)), clock.instant()));
        node.start();
        await().untilAsserted(() -> assertThat(ran).containsExactly("kept 2"));
    }

    @Test
    void ofTwoNodesOneRunsARecurringTimer() {
        AtomicInteger runs = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Task<?>> tasks =
                List.of(Tasks.recurring("beat", FixedDelay.ofMillis(50)).execute((instance, context) -> {
                    most.accumulateAndGet(together.incrementAndGet(), Math::max);
                    JdbcClient.create(ledger)
                            .sql("select 1 from pg_sleep(0.05)")
                            .query(Integer.class)
                            .single();
                    together.decrementAndGet();
                    runs.incrementAndGet();
                }));
        node("a", tasks).start();
        node("b", tasks).start();
        await().atMost(Duration.ofSeconds(60)).until(() -> runs.get() >= 10);
        assertThat(most).hasValue(1);
        assertThat(JdbcClient.create(ledger)
                        .sql("select count(*) from scheduled_tasks")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static OneTimeTask<Reminder> reminder(List<String> ran) {
        return Tasks.oneTime("reminder", Reminder.class)
                .execute((instance, context) -> ran.add(
                        instance.getData().text() + " " + instance.getData().number()));
    }

    private Scheduler node(String name, List<Task<?>> tasks) {
        Scheduler node = TimerWiring.builder(ledger, tasks, clock, name, Duration.ofMillis(50))
                .build();
        started.add(node);
        return node;
    }

    private static HikariDataSource ledger() {
        TestDatabase database = RealPostgres.forTests().freshDatabase("timers");
        Flyway.configure()
                .dataSource(database.ownerUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.appUrl());
        pool.setMaximumPoolSize(8);
        return pool;
    }

    record Reminder(String text, int number) {}
}
