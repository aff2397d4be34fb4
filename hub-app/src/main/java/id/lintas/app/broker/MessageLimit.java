package id.lintas.app.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** Refuses messages that are larger than anything the hub's doors would read, before they are routed. */
final class MessageLimit implements ActiveMQServerMessagePlugin {

    /** Twice what the doors read: a text takes two bytes a character on its way. */
    static final int BYTES = 2 << 20;

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        long size = message.getWholeMessageSize();
        if (size > BYTES) {
            throw new ActiveMQIllegalStateException("message of " + size + " bytes (expected: at most " + BYTES + ")");
        }
    }
}
