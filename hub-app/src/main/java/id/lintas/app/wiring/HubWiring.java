package id.lintas.app.wiring;

import id.lintas.delivery.Links;
import id.lintas.delivery.RetrySchedule;
import id.lintas.office.Offices;
import id.lintas.partner.Partners;
import id.lintas.secret.CheckedSecrets;
import id.lintas.tenants.ConfiguredLinks;
import id.lintas.tenants.Problem;
import id.lintas.tenants.Tenants;
import id.lintas.vault.ShareLinks;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class HubWiring {

    private static final Logger LOG = LoggerFactory.getLogger(HubWiring.class);

    /** Whole microseconds, as PostgreSQL keeps them: what was written equals what is read. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }

    @Bean
    Tenants tenants(HubSettings settings, Environment environment, Clock clock) {
        long start = System.nanoTime();
        Tenants tenants = Tenants.load(settings.tenants(), environment::getProperty, clock);
        LOG.info(
                "{} offices and {} partners loaded in {} ms",
                tenants.all().size(),
                tenants.partners().all().size(),
                (System.nanoTime() - start) / 1_000_000);
        for (Problem problem : tenants.problems()) {
            LOG.error("not in force: {}", problem);
        }
        return tenants;
    }

    @Bean
    Partners partners(Tenants tenants, CheckedSecrets secrets) {
        return new SoundPartners(tenants.partners(), secrets);
    }

    @Bean
    Links links(Offices offices, Partners partners) {
        return new ConfiguredLinks(offices, partners);
    }

    @Bean
    RetrySchedule retrySchedule(HubSettings settings) {
        return settings.delivery().schedule();
    }

    @Bean
    ShareLinks.Settings shareSettings(HubSettings settings) {
        return new ShareLinks.Settings(settings.hub().url(), settings.shareLife());
    }
}
