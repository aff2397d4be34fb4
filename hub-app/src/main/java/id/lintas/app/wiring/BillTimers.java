package id.lintas.app.wiring;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import id.lintas.payment.Bills;
import id.lintas.payment.HeldMoney;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Once a minute bills whose time is over are marked; what decides about a payment is its own time, never this timer. */
@Configuration(proxyBeanMethods = false)
class BillTimers {

    private static final int SECONDS = 5;

    /** What the directorate decided about money is done at the offices within seconds, whatever node or crash comes between. */
    @Bean
    static Task<Void> moneyMatches(HeldMoney money) {
        return Tasks.recurring("money-matches", FixedDelay.ofSeconds(SECONDS))
                .execute((instance, context) -> money.carryOutMatches());
    }

    @Bean
    static Task<Void> billExpiry(Bills bills) {
        return Tasks.recurring("bill-expiry", FixedDelay.ofMinutes(1)).execute((instance, context) -> bills.expire());
    }
}
