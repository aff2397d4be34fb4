package id.lintas.app.staff;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.lintas.office.Office;
import id.lintas.office.Offices;
import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** Every minute: what is over is closed at the identity provider, and what a crash left half done is finished. */
@Configuration(proxyBeanMethods = false)
class StaffTimers {

    private static final Logger LOG = LoggerFactory.getLogger(StaffTimers.class);
    private static final int SECONDS = 60;

    @Bean
    SecretNeeds accountsSecret() {
        return () -> List.of(NeededSecret.ofHub(
                KeycloakAdminCalls.SECRET, SecretKind.PASSWORD, "the Keycloak client that keeps staff accounts"));
    }

    @Bean
    RecurringTask<Void> staffAccounts(Offices offices, Openings openings) {
        return Tasks.recurring("staff-accounts", FixedDelay.ofSeconds(SECONDS)).execute((instance, context) -> {
            each(offices, office -> openings.heal(office.id(), Openings.PATIENCE));
            each(offices, office -> openings.closeOver(office.id()));
        });
    }

    /** One office's trouble is not another's; if the provider is away, the next minute tries again. */
    private static void each(Offices offices, Consumer<Office> work) {
        for (Office office : offices.all()) {
            try {
                work.accept(office);
            } catch (AccountsAway | DataAccessException e) {
                LOG.warn("staff accounts of {}: {}", office.id(), e.getMessage());
            }
        }
    }
}
