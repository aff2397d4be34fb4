package id.lintas.freeze;

import id.lintas.approval.ApprovalAction;
import id.lintas.audit.AuditTrail;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FreezeConfiguration {

    @Bean
    ApprovalAction freezeOffice(FreezeStore store, AuditTrail audit, Clock clock) {
        return new FreezeAction(FreezeAction.Way.FREEZE, store, audit, clock);
    }

    @Bean
    ApprovalAction thawOffice(FreezeStore store, AuditTrail audit, Clock clock) {
        return new FreezeAction(FreezeAction.Way.THAW, store, audit, clock);
    }
}
