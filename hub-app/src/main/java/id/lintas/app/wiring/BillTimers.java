package id.lintas.app.wiring;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.payment.Bills;
import id.lintas.payment.UnmatchedMoney;
import id.lintas.rescue.Acceptances;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** What happens to bills and money as time passes; what decides about a payment is its own time, never these timers. */
@Configuration(proxyBeanMethods = false)
class BillTimers {

    private static final Logger LOG = LoggerFactory.getLogger(BillTimers.class);
    private static final int SECONDS = 5;

    /** Closed and frozen offices too: a bill is over at its time wherever it is. */
    @Bean
    static Task<Void> billExpiry(Offices offices, Bills bills) {
        return Tasks.recurring("bill-expiry", FixedDelay.ofMinutes(1))
                .execute((instance, context) ->
                        offices.known().stream().map(Office::id).forEach(office -> expire(bills, office)));
    }

    /** Whoever is served before the confirmation is not forgotten: a day later people are told. */
    @Bean
    static Task<Void> acceptanceEscalation(Offices offices, Acceptances acceptances) {
        return Tasks.recurring("acceptance-escalation", FixedDelay.ofMinutes(1))
                .execute((instance, context) ->
                        offices.known().stream().map(Office::id).forEach(office -> escalate(acceptances, office)));
    }

    private static void escalate(Acceptances acceptances, OfficeId office) {
        try {
            acceptances.escalate(office);
        } catch (DataAccessException e) {
            LOG.error("provisional service not looked at: office={}", office, e);
        }
    }

    /** What the directorate decided about money is done at the offices within seconds, whatever node or crash comes between. */
    @Bean
    static Task<Void> moneyMatches(UnmatchedMoney money) {
        return Tasks.recurring("money-matches", FixedDelay.ofSeconds(SECONDS))
                .execute((instance, context) -> money.catchUp());
    }

    /** One office's trouble is not another's; what is left is taken the next minute. */
    private static void expire(Bills bills, OfficeId office) {
        try {
            bills.expire(office);
        } catch (DataAccessException e) {
            LOG.error("bills not marked as expired: office={}", office, e);
        }
    }
}
