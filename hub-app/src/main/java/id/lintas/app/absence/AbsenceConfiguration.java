package id.lintas.app.absence;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import id.lintas.absence.AbsenceSettings;
import id.lintas.absence.Absences;
import id.lintas.app.pages.Words;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.passport.IllegalTransition;
import java.time.LocalTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** Closes cases whose person did not come, each night before the purge: one node runs it, another takes over if that one dies. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AbsenceConfiguration.Settings.class)
class AbsenceConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(AbsenceConfiguration.class);

    /**
     * What a deployment says, under {@code lintas.absence}.
     *
     * @param closeAt when the closing begins each night, in the directorate's zone
     */
    @ConfigurationProperties("lintas.absence")
    record Settings(@DefaultValue("01:00") LocalTime closeAt) {}

    @Bean
    static AbsenceSettings absenceSettings() {
        return AbsenceSettings.STANDARD;
    }

    /** Closed offices too: a case that is closed there can still be taken up when the office opens. Frozen ones are left alone. */
    @Bean
    static Task<Void> absentPersons(Offices offices, Absences absences, Settings settings) {
        return Tasks.recurring("absent-persons", Schedules.daily(Words.JAKARTA, settings.closeAt()))
                .execute((instance, context) ->
                        offices.known().stream().map(Office::id).forEach(office -> close(absences, office)));
    }

    /** One office's trouble is not another's; what is left is taken the next night, as is what somebody moved meanwhile. */
    private static void close(Absences absences, OfficeId office) {
        try {
            int closed = absences.close(office);
            if (closed > 0) {
                LOG.info("closed for absence: office={} cases={}", office, closed);
            }
        } catch (DataAccessException | IllegalTransition e) {
            LOG.error("closing for absence stopped: office={}", office, e);
        }
    }
}
