package id.lintas.app.broker;

import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ActiveMQExceptionMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * At the client's end: breaks a connection whose password the broker does not take any more. A broker of somebody else's asks
 * for it again at each session and, every few seconds, at each message; a client that stayed would be refused for ever, and
 * messages it cannot answer would come back until the broker gives them up. Whoever notices the break connects anew, with the
 * password of that moment. A right that is missing is another matter and breaks nothing. Thread-safe.
 */
final class StalePassword implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(StalePassword.class);

    /** The broker's code for a user that did not prove itself; without it a right is missing. */
    private static final String NOT_VALIDATED = "AMQ229031";

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof ActiveMQExceptionMessage refusal && stale(refusal.getException())) {
            LOG.warn("door=broker the broker does not take this connection's password: connecting anew");
            // Breaking closes sessions that wait for this very packet, so it must not hold up the thread that has it.
            var unused = CompletableFuture.runAsync(() -> connection.fail(refusal.getException()));
        }
        return true;
    }

    private static boolean stale(ActiveMQException refusal) {
        return String.valueOf(refusal.getMessage()).contains(NOT_VALIDATED);
    }
}
