package id.lintas.route;

import java.io.InterruptedIOException;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.springframework.stereotype.Component;

/** The named ways to treat an error; a route picks one. */
@Component
public class ErrorPolicies extends RouteConfigurationBuilder {

    /** Whatever fails is left to the transport, which keeps the message and brings it again. */
    public static final String TRANSPORT_KEEPS_IT = "transport-keeps-it";

    /** A caller who waits gets an answer that tells nothing of the hub's inside. */
    public static final String ANSWER_WITHOUT_DETAILS = "answer-without-details";

    /** Two quick tries, then the long schedule, which is rows. */
    public static final String QUICK_TRIES = "quick-tries";

    private static final int TRIES = 2;
    private static final long PAUSE_MILLIS = 300;

    private final Failures failures;

    ErrorPolicies(Failures failures) {
        this.failures = failures;
    }

    @Override
    public void configuration() {
        routeConfiguration(TRANSPORT_KEEPS_IT).errorHandler(noErrorHandler());

        routeConfiguration(ANSWER_WITHOUT_DETAILS)
                .onException(Throwable.class)
                .handled(true)
                .process(failures::answer);

        // A peer that hangs has had its time already; only what fails at once is worth another try at once.
        RouteConfigurationDefinition quickTries = routeConfiguration(QUICK_TRIES);
        quickTries.onException(InterruptedIOException.class).handled(true).process(failures::tryLater);
        quickTries
                .onException(Throwable.class)
                .maximumRedeliveries(TRIES)
                .redeliveryDelay(PAUSE_MILLIS)
                .handled(true)
                .process(failures::tryLater);
    }
}
