package id.lintas.app.wiring;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.lintas.keys.KeyRotation;
import id.lintas.keys.KeySettings;
import id.lintas.keys.OfficeKeys;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Every node compares its keys with the database; one node at a time takes rotations a step further. */
@Configuration(proxyBeanMethods = false)
class KeyTimers {

    private static final Duration STEP = Duration.ofSeconds(10);

    private final OfficeKeys keys;

    KeyTimers(OfficeKeys keys) {
        this.keys = keys;
    }

    @Scheduled(initialDelayString = "${lintas.keys-refresh:5s}", fixedDelayString = "${lintas.keys-refresh:5s}")
    void refresh() {
        keys.refresh();
    }

    @Bean
    static KeySettings keySettings() {
        return KeySettings.STANDARD;
    }

    @Bean
    static Task<Void> keyRotation(KeyRotation rotation) {
        return Tasks.recurring("key-rotation", FixedDelay.of(STEP)).execute((instance, context) -> rotation.step());
    }
}
