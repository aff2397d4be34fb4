package id.lintas.app.broker;

import id.lintas.secret.SecretStore;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * The hub's own connections. The password is read anew for each one, and where the broker does not take it, its
 * successor is tried, so that the hub's password is changed like a peer's. A connection that broke stays broken: by itself it
 * would come back with the password that it was made with, for ever. Thread-safe.
 */
public final class HubConnections implements ConnectionFactory {

    private static final String USER = BrokerRules.HUB;
    private static final String PASSWORD = "broker-password";

    private final ConnectionFactory factory;
    private final SecretStore secrets;

    /** @param factory connects to the broker as whoever it is told; it is set up to give up broken connections */
    public HubConnections(ActiveMQConnectionFactory factory, SecretStore secrets) {
        factory.setReconnectAttempts(0);
        factory.getServerLocator().addIncomingInterceptor(new StalePassword());
        this.factory = factory;
        this.secrets = secrets;
    }

    @Override
    public Connection createConnection() throws JMSException {
        JMSSecurityException refused = null;
        for (String password : secrets.valid(PASSWORD)) {
            try {
                return factory.createConnection(USER, password);
            } catch (JMSSecurityException e) {
                refused = e;
            }
        }
        throw refused == null ? new JMSSecurityException("no password of the hub's") : refused;
    }

    @Override
    public Connection createConnection(String user, String password) {
        throw new UnsupportedOperationException("user: another (expected: the hub's own)");
    }

    @Override
    public JMSContext createContext() {
        throw new UnsupportedOperationException("context (expected: a connection)");
    }

    @Override
    public JMSContext createContext(String user, String password) {
        throw new UnsupportedOperationException("context (expected: a connection)");
    }

    @Override
    public JMSContext createContext(String user, String password, int sessionMode) {
        throw new UnsupportedOperationException("context (expected: a connection)");
    }

    @Override
    public JMSContext createContext(int sessionMode) {
        throw new UnsupportedOperationException("context (expected: a connection)");
    }
}
