package id.lintas.app.wiring;

import id.lintas.secret.SecretStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Logs in to the database with the password that the secret store holds at that moment, or its successor: a role's
 * password is changed without a restart and without a moment in which no new connection can be made.
 */
final class SecretLogin extends AbstractDataSource {

    /** PostgreSQL's codes for a wrong password and for a refused login. */
    private static final Set<String> REFUSED = Set.of("28P01", "28000");

    private final DriverManagerDataSource driver;
    private final String user;
    private final SecretStore secrets;
    private final String reference;

    SecretLogin(String url, String user, SecretStore secrets, String reference) {
        this.driver = new DriverManagerDataSource(url);
        this.user = user;
        this.secrets = secrets;
        this.reference = reference;
    }

    @Override
    public Connection getConnection() throws SQLException {
        SQLException refused = null;
        for (String password : secrets.valid(reference)) {
            try {
                return driver.getConnection(user, password);
            } catch (SQLException e) {
                if (!REFUSED.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                refused = e;
            }
        }
        throw new SQLException("the database refuses " + user + " with secret " + reference, "28P01", refused);
    }

    /** Nobody logs in here as somebody else. */
    @Override
    public Connection getConnection(String otherUser, String password) throws SQLException {
        throw new SQLException("this source logs in as " + user + " alone", "28000");
    }
}
