package id.lintas.app.broker;

import id.lintas.secret.MissingSecret;
import id.lintas.secret.SecretStore;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;

/**
 * The hub's own connections. The password is read anew for each one, and where the broker does not take it, the one with {@code
 * -next} is tried, so that the hub's password is changed like a peer's. Thread-safe.
 */
public final class HubConnections implements ConnectionFactory {

    private static final String USER = BrokerRules.HUB;
    private static final String PASSWORD = "broker-password";

    private final ConnectionFactory factory;
    private final SecretStore secrets;

    /** @param factory connects to the broker as whoever it is told */
    public HubConnections(ConnectionFactory factory, SecretStore secrets) {
        this.factory = factory;
        this.secrets = secrets;
    }

    @Override
    public Connection createConnection() throws JMSException {
        try {
            return factory.createConnection(USER, secrets.text(PASSWORD));
        } catch (JMSSecurityException refused) {
            try {
                return factory.createConnection(USER, secrets.text(PASSWORD + BrokerGate.NEXT));
            } catch (MissingSecret none) {
                throw refused;
            }
        }
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
