package id.lintas.app.broker;

import id.lintas.access.LoginPauses;
import id.lintas.access.RefusedLogins;
import id.lintas.office.Offices;
import id.lintas.partner.Partners;
import id.lintas.secret.SecretStore;
import id.lintas.tenants.TenantsChanged;
import id.lintas.tenants.TenantsListener;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.activemq.artemis.core.config.Configuration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The embedded broker in step with the tenants: a tenant that comes has its user and queues at once, one that leaves or is closed
 * loses its connections. Looks by itself every two seconds, which also sees what no file says, such as an office that is frozen.
 */
public final class LiveBroker implements TenantsListener {

    private static final Logger LOG = LoggerFactory.getLogger(LiveBroker.class);

    private final Offices offices;
    private final Partners partners;
    private final BrokerGate gate;
    private final EmbeddedBroker broker;
    private boolean behind;

    LiveBroker(Offices offices, Partners partners, BrokerGate gate, EmbeddedBroker broker) {
        this.offices = offices;
        this.partners = partners;
        this.gate = gate;
        this.broker = broker;
    }

    /**
     * A broker that {@link #start} starts.
     *
     * @param settings where it listens and keeps its journal
     * @throws Exception if its addresses to listen on are none
     */
    public static LiveBroker of(
            Settings settings, Offices offices, Partners partners, SecretStore secrets, RefusedLogins refused)
            throws Exception {
        BrokerGate gate =
                new BrokerGate(BrokerRules.of(offices, partners), secrets, new LoginPauses(settings.clock()), refused);
        Configuration configuration = BrokerConfiguration.of(settings.data());
        configuration.addAcceptorConfiguration("vm", local(settings.port()));
        configuration.addAcceptorConfiguration("peers", BrokerConfiguration.peers(settings.port()));
        return new LiveBroker(
                offices, partners, gate, new EmbeddedBroker(configuration, gate, List.of(new PacketGuard(gate))));
    }

    /**
     * How the same JVM reaches an embedded broker without the network. Named after its port, since two brokers of one JVM
     * must not have the same name.
     */
    public static String local(int port) {
        return "vm://" + port;
    }

    /**
     * Where an embedded broker is.
     *
     * @param port on loopback, for peers
     * @param data folder of the journal
     * @param clock measures the pauses after failed logins
     */
    public record Settings(int port, Path data, Clock clock) {}

    /** Starts it with the tenants of now. */
    public void start() throws Exception {
        broker.start(gate.rules());
    }

    /** Stops it; what is on the queues is kept. */
    public void stop() throws Exception {
        broker.stop();
    }

    @Override
    public void changed(TenantsChanged change) {
        follow();
    }

    /** Puts the tenants of now in force, if they differ from what is. */
    @Scheduled(fixedDelay = 2_000)
    public synchronized void follow() {
        BrokerRules now = BrokerRules.of(offices, partners);
        if (!behind && now.equals(gate.rules())) {
            return;
        }
        // First the table, so that whoever is thrown out cannot come back in between.
        gate.enforce(now);
        try {
            broker.enforce(now);
            behind = false;
        } catch (Exception e) {
            behind = true;
            LOG.error("door=broker the table counts, queues and limits are tried again", e);
        }
    }
}
