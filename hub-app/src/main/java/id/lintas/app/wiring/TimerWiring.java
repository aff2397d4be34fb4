package id.lintas.app.wiring;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.stats.MicrometerStatsRegistry;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Timers that survive a restart: every bean that is a {@link Task} is known to the scheduler, and those that recur are
 * scheduled when it starts. A due task runs on one node only; if that node dies, another takes it over after forty
 * seconds. What is scheduled inside a transaction exists once that transaction commits. Data is kept as JSON.
 *
 * <p>A task may run again after a crash, so its work must bear repeating. A task that schedules others must not have this
 * scheduler in its constructor: it gets a client in its {@code execute} method's context.
 */
@Configuration(proxyBeanMethods = false)
class TimerWiring {

    private static final int THREADS = 4;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int MISSED_HEARTBEATS = 4;

    /** Below the ten seconds that a phase of the shutdown may take. */
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(8);

    @Bean
    Scheduler timers(
            DataSource ledger, ObjectProvider<Task<?>> known, Clock clock, ObjectProvider<MeterRegistry> meters) {
        List<Task<?>> tasks = known.orderedStream().toList();
        String node = "hub-" + UUID.randomUUID();
        SchedulerBuilder builder = builder(ledger, tasks, clock, node, Duration.ofSeconds(1));
        meters.ifAvailable(registry -> builder.statsRegistry(new MicrometerStatsRegistry(registry, tasks)));
        return builder.build();
    }

    @Bean
    SmartLifecycle timersLifecycle(Scheduler timers) {
        return new Running(timers);
    }

    static SchedulerBuilder builder(DataSource ledger, List<Task<?>> tasks, Clock clock, String node, Duration every) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(ledger), others(tasks))
                .startTasks(recurring(tasks))
                .schedulerName(new SchedulerName.Fixed(node))
                .serializer(new JacksonSerializer())
                .clock(clock::instant)
                .threads(THREADS)
                .pollingInterval(every)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(PATIENCE_AT_STOP)
                .failureLogging(LogLevel.WARN, true);
    }

    private static List<Task<?>> others(List<Task<?>> tasks) {
        return tasks.stream().filter(task -> !(task instanceof RecurringTask)).toList();
    }

    private static List<RecurringTask<?>> recurring(List<Task<?>> tasks) {
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : tasks) {
            if (task instanceof RecurringTask<?> again) {
                recurring.add(again);
            }
        }
        return recurring;
    }

    /** Starts after all else and stops first: the work needs the rest of the hub. */
    private static final class Running implements SmartLifecycle {

        private final Scheduler timers;
        private volatile boolean running;

        Running(Scheduler timers) {
            this.timers = timers;
        }

        @Override
        public void start() {
            timers.start();
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            timers.stop();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
