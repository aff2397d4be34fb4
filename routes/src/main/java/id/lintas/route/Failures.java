package id.lintas.route;

import id.lintas.delivery.SendResult;
import id.lintas.secret.MissingSecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a failure becomes. Names classes and places, never messages of exceptions: those may quote a payload. */
@Component
public class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final byte[] BODY = "{\"error\":\"internal\"}".getBytes(StandardCharsets.UTF_8);

    Failures() {}

    /** Logs the failure and answers 500 with nothing of it. */
    void answer(Exchange exchange) {
        LOG.error("route={} failed: {}", exchange.getFromRouteId(), describe(caught(exchange)));
        DefaultMessage answer = new DefaultMessage(exchange.getContext());
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, 500);
        answer.setHeader(Exchange.CONTENT_TYPE, "application/json");
        answer.setBody(BODY);
        exchange.setMessage(answer);
    }

    /** Leaves the failed try to the long schedule. */
    void tryLater(Exchange exchange) {
        DefaultMessage answer = new DefaultMessage(exchange.getContext());
        answer.setBody(SendResult.retry(inWords(caught(exchange))));
        exchange.setMessage(answer);
    }

    /** The failure for an operator: the innermost class, or which secret is missing. */
    public static String inWords(Throwable failure) {
        return causes(failure)
                .filter(MissingSecret.class::isInstance)
                .findFirst()
                .map(Throwable::getMessage)
                .orElseGet(() -> causes(failure)
                        .reduce((outer, inner) -> inner)
                        .orElse(failure)
                        .getClass()
                        .getSimpleName());
    }

    /** The failure for the log: each cause's class and the hub's own line. */
    public static String describe(Throwable failure) {
        return causes(failure).map(Failures::place).collect(Collectors.joining(" < "));
    }

    private static String place(Throwable failure) {
        return failure.getClass().getName()
                + Arrays.stream(failure.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("id.lintas."))
                        .findFirst()
                        .map(frame -> " at " + frame)
                        .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10);
    }

    private static Throwable caught(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return caught == null ? new IllegalStateException("failed without an exception") : caught;
    }
}
