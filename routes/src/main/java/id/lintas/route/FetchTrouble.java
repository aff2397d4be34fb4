package id.lintas.route;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says in one line why a partner's files cannot be fetched now. Without it Camel says that it skips a poll and keeps the
 * reason to itself, and a host with another key looks like a host that is away.
 */
@Component("fetchTrouble")
class FetchTrouble implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FetchTrouble.class);

    @Override
    public void handleException(Throwable why) {
        handleException("files cannot be fetched", null, why);
    }

    @Override
    public void handleException(String message, Throwable why) {
        handleException(message, null, why);
    }

    /** The endpoint in the message tells the partner's host and folder; keys and passwords are never part of it. */
    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable why) {
        Throwable root = why;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        LOG.warn("{} {}: {}", message, root.getClass().getSimpleName(), root.getMessage());
    }
}
