package id.lintas.app.realm;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks every few seconds, on one node, whether realm and files agree. A look costs two reads; with the provider down it is
 * tried again at the next.
 */
@Configuration(proxyBeanMethods = false)
class RealmTimer {

    private static final Logger LOG = LoggerFactory.getLogger(RealmTimer.class);

    /**
     * How often.
     *
     * @param every time between two looks
     */
    @ConfigurationProperties("lintas.realm")
    record Settings(@DefaultValue("5s") Duration every) {}

    @Bean
    SecretNeeds realmSecrets() {
        return () -> List.of(NeededSecret.ofHub(
                RealmAdministration.SECRET, SecretKind.PASSWORD, "the hub's client for organizations and clients"));
    }

    /** In the trail of the directorate: a realm is nobody's office. */
    @Bean
    RealmChanges realmChanges(OfficeTransactions transactions, AuditTrail trail) {
        return (subject, detail) -> transactions.run(
                OfficeId.CENTRAL,
                () -> trail.record(OfficeId.CENTRAL, "hub", AuditEvent.REALM_CHANGED, subject, detail));
    }

    /** Off where something else keeps the realm, or where several hubs with files of their own share one. */
    @Bean
    @ConditionalOnProperty(name = "lintas.realm.enabled", matchIfMissing = true, havingValue = "true")
    RecurringTask<Void> realmReconciliation(Settings settings, RealmReconciliation realm, MeterRegistry meters) {
        AtomicBoolean failing = new AtomicBoolean();
        meters.gauge("lintas.realm.failing", failing, value -> value.get() ? 1 : 0);
        return Tasks.recurring("realm-reconciliation", FixedDelay.of(settings.every()))
                .execute((instance, context) -> look(realm, failing));
    }

    private static void look(RealmReconciliation realm, AtomicBoolean failing) {
        try {
            realm.run();
            if (failing.getAndSet(false)) {
                LOG.info("realm: in step with the tenants' files again");
            }
        } catch (RealmUnavailable e) {
            if (!failing.getAndSet(true)) {
                LOG.warn("realm: not in step with the tenants' files, tried again: {}", e.getMessage());
            }
        }
    }
}
