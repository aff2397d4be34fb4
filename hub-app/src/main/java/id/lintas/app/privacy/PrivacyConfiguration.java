package id.lintas.app.privacy;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import id.lintas.app.pages.Words;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.privacy.PrivacySettings;
import id.lintas.privacy.Purge;
import java.time.Duration;
import java.time.LocalTime;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** How long whole data is shown, and the nightly purge: one node runs it, and another takes over if that one dies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacyConfiguration.Settings.class)
class PrivacyConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PrivacyConfiguration.class);

    /**
     * What a deployment says, under {@code lintas.privacy}.
     *
     * @param unmaskFor how long whole data stays shown after a reason was given
     * @param purgeAt when the purge begins each night, in the directorate's zone
     */
    @ConfigurationProperties("lintas.privacy")
    record Settings(
            @DefaultValue("15m") Duration unmaskFor,
            @DefaultValue("01:30") LocalTime purgeAt) {}

    @Bean
    static PrivacySettings privacySettings(Settings settings) {
        return new PrivacySettings(
                settings.unmaskFor(), PrivacySettings.STANDARD.batch(), PrivacySettings.STANDARD.mostBatches());
    }

    /** Closed offices are purged too: the time to keep data does not wait for an office to open. Frozen ones are left alone. */
    @Bean
    static Task<Void> retentionPurge(Offices offices, Purge purge, Settings settings) {
        return Tasks.recurring("retention-purge", Schedules.daily(Words.JAKARTA, settings.purgeAt()))
                .execute((instance, context) -> Stream.concat(
                                offices.known().stream().map(Office::id), Stream.of(OfficeId.CENTRAL))
                        .forEach(office -> purge(purge, office)));
    }

    /** One office's trouble is not another's; what is left is taken the next night. */
    private static void purge(Purge purge, OfficeId office) {
        try {
            int removed = purge.run(office);
            if (removed > 0) {
                LOG.info("purged: office={} values={}", office, removed);
            }
        } catch (DataAccessException e) {
            LOG.error("purge stopped: office={}", office, e);
        }
    }
}
