package id.lintas.app.wiring;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.lintas.audit.AuditBatches;
import id.lintas.audit.AuditChain;
import id.lintas.audit.AuditSealer;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the audit trail is chained, signed and looked at. */
@Configuration(proxyBeanMethods = false)
class AuditTasks {

    /** This long an entry stands without a link, and as long again at most while one run is under way. */
    private static final Duration LINK_EVERY = Duration.ofSeconds(1);

    private static final Duration SIGN_EVERY = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofHours(1);

    @Bean
    Task<Void> auditLinks(AuditSealer sealer) {
        return Tasks.recurring("audit-link", FixedDelay.of(LINK_EVERY)).execute((instance, context) -> sealer.link());
    }

    @Bean
    Task<Void> auditBatches(AuditBatches batches) {
        return Tasks.recurring("audit-sign", FixedDelay.of(SIGN_EVERY)).execute((instance, context) -> batches.sign());
    }

    @Bean
    Task<Void> auditLooks(AuditChain chain) {
        return Tasks.recurring("audit-look", FixedDelay.of(LOOK_EVERY))
                .execute((instance, context) -> chain.verifyAll());
    }
}
