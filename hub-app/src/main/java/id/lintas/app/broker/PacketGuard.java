package id.lintas.app.broker;

import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ActiveMQExceptionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionResponseMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionBindingQueryMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionQueueQueryMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Narrows the core protocol to what a messaging client needs. The broker itself answers some packets without asking who sent them:
 * it makes a queue on anybody's address for a connection that has not even logged in, tells any user how full another's queue is,
 * lists and ends other users' prepared transactions, and lets a session be taken over by its name. Cluster, replication and
 * federation packets have no business at a broker of one node.
 */
final class PacketGuard implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(PacketGuard.class);

    private static final Set<Byte> PLAIN = Set.of(
            PacketImpl.PING,
            PacketImpl.DISCONNECT,
            PacketImpl.DISCONNECT_V2,
            PacketImpl.DISCONNECT_V3,
            PacketImpl.PACKETS_CONFIRMED,
            PacketImpl.CREATESESSION,
            PacketImpl.CREATESESSION_V2,
            PacketImpl.CHECK_FOR_FAILOVER,
            PacketImpl.SUBSCRIBE_TOPOLOGY,
            PacketImpl.SUBSCRIBE_TOPOLOGY_V2,
            PacketImpl.SESS_CREATECONSUMER,
            PacketImpl.SESS_CONSUMER_CLOSE,
            PacketImpl.CREATE_PRODUCER,
            PacketImpl.REMOVE_PRODUCER,
            PacketImpl.SESS_ACKNOWLEDGE,
            PacketImpl.SESS_INDIVIDUAL_ACKNOWLEDGE,
            PacketImpl.SESS_EXPIRED,
            PacketImpl.SESS_COMMIT,
            PacketImpl.SESS_ROLLBACK,
            PacketImpl.SESS_START,
            PacketImpl.SESS_STOP,
            PacketImpl.SESS_CLOSE,
            PacketImpl.SESS_FLOWTOKEN,
            PacketImpl.SESS_SEND,
            PacketImpl.SESS_SEND_LARGE,
            PacketImpl.SESS_SEND_CONTINUATION,
            PacketImpl.SESS_FORCE_CONSUMER_DELIVERY,
            PacketImpl.SESS_PRODUCER_REQUEST_CREDITS,
            PacketImpl.SESS_ADD_METADATA,
            PacketImpl.SESS_ADD_METADATA2,
            PacketImpl.SESS_UNIQUE_ADD_METADATA);

    /** Refused by the broker itself, by permission; it words the refusal for the client. */
    private static final Set<Byte> ASKED_FOR = Set.of(
            PacketImpl.CREATE_ADDRESS,
            PacketImpl.CREATE_QUEUE_V2,
            PacketImpl.CREATE_SHARED_QUEUE,
            PacketImpl.CREATE_SHARED_QUEUE_V2,
            PacketImpl.DELETE_QUEUE);

    /** The first two channels of a connection belong to the connection itself; sessions come after. */
    private static final long FIRST_SESSION = 10;

    private final BrokerGate gate;

    PacketGuard(BrokerGate gate) {
        this.gate = gate;
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        byte type = packet.getType();
        if (PLAIN.contains(type)) {
            return true;
        }
        if (!(connection instanceof CoreRemotingConnection core)) {
            return false;
        }
        if (type == PacketImpl.REATTACH_SESSION) {
            core.getChannel(packet.getChannelID(), -1).send(new ReattachSessionResponseMessage(-1, false));
            return false;
        }
        if (packet.getChannelID() >= FIRST_SESSION) {
            if (type == PacketImpl.SESS_QUEUEQUERY) {
                return seen(((SessionQueueQueryMessage) packet).getQueueName(), packet, core);
            }
            if (type == PacketImpl.SESS_BINDINGQUERY) {
                return seen(((SessionBindingQueryMessage) packet).getAddress(), packet, core);
            }
            if (ASKED_FOR.contains(type) || type == PacketImpl.CREATE_QUEUE) {
                return true;
            }
        }
        LOG.warn("door=broker from={} closed: packet of type {} is not for clients", core.getRemoteAddress(), type);
        core.fail(new ActiveMQException("not for clients"));
        return false;
    }

    private boolean seen(SimpleString address, Packet packet, CoreRemotingConnection core) {
        if (gate.maySee(core.getSubject(), address.toString())) {
            return true;
        }
        ActiveMQExceptionMessage no =
                new ActiveMQExceptionMessage(new ActiveMQSecurityException("no such address for this user"));
        no.setCorrelationID(packet.getCorrelationID());
        core.getChannel(packet.getChannelID(), -1).send(no);
        return false;
    }
}
