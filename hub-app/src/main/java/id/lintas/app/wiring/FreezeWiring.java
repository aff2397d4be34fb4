package id.lintas.app.wiring;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.lintas.approval.Approvals;
import id.lintas.freeze.FrozenOffices;
import id.lintas.freeze.OfficesInForce;
import id.lintas.office.Offices;
import id.lintas.tenants.Tenants;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What two people decide reaches every node: the offices in force, and the end of questions that nobody answered. */
@Configuration(proxyBeanMethods = false)
class FreezeWiring {

    private static final int MINUTES_BETWEEN_LOOKS = 5;

    /** The offices for everybody who asks for them: by their files, less those that are frozen. */
    @Bean
    @Primary
    Offices officesInForce(Tenants tenants, FrozenOffices frozen) {
        return new OfficesInForce(tenants, frozen);
    }

    @Bean
    Task<Void> approvalExpiry(Approvals approvals) {
        return Tasks.recurring("approval-expiry", FixedDelay.ofMinutes(MINUTES_BETWEEN_LOOKS))
                .execute((instance, context) -> approvals.expireOverdue());
    }

    /** Lets this node learn every two seconds which offices are frozen. */
    @Component
    static class Refresh {

        private final FrozenOffices frozen;

        Refresh(FrozenOffices frozen) {
            this.frozen = frozen;
        }

        @Scheduled(initialDelayString = "${lintas.freeze-refresh:2s}", fixedDelayString = "${lintas.freeze-refresh:2s}")
        void refresh() {
            frozen.refresh();
        }
    }
}
