package id.lintas.app.reconciliation;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import id.lintas.app.pages.Words;
import id.lintas.reconciliation.BatchRequests;
import id.lintas.reconciliation.Reconciliation;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The daily comparison, and the look for files that are missing. Either runs on one node at a time and bears repeating. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconciliationTimers.Settings.class)
class ReconciliationTimers {

    /**
     * What a deployment says, under {@code lintas.reconciliation}.
     *
     * @param at when the days are compared, in the directorate's zone: after the banks' statements of the day before have come
     * @param days how many days, with the one that begins
     * @param patience how long a file may be overtaken by the one after it before it counts as missing
     */
    @ConfigurationProperties("lintas.reconciliation")
    record Settings(
            @DefaultValue("06:30") LocalTime at,
            @DefaultValue("7") int days,
            @DefaultValue("15m") Duration patience) {}

    @Bean
    static Task<Void> reconciliation(Reconciliation reconciliation, Settings settings) {
        return Tasks.recurring("reconciliation", Schedules.daily(Words.JAKARTA, settings.at()))
                .execute((instance, context) -> reconciliation.runLast(settings.days(), "hub"));
    }

    @Bean
    static Task<Void> missingBatches(BatchRequests requests, Settings settings) {
        return Tasks.recurring("missing-batches", FixedDelay.ofMinutes(1))
                .execute((instance, context) -> requests.ask(settings.days(), settings.patience()));
    }
}
