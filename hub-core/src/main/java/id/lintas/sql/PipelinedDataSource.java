package id.lintas.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives connections on which a {@link Pipeline} can let statements wait. Whatever else is prepared on such a connection, or ends its transaction, sends
 * them first; a rollback forgets them. It belongs under a pool, not over it.
 */
public final class PipelinedDataSource extends DelegatingDataSource {

    public PipelinedDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pipelined(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return pipelined(super.getConnection(username, password));
    }

    private static Connection pipelined(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Calls(connection));
    }

    private record Calls(Connection connection, Alone waiting) implements InvocationHandler {

        Calls(Connection connection) {
            this(connection, new Alone(connection));
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            switch (method.getName()) {
                case "unwrap" -> {
                    if (arguments != null && arguments[0] == Waiting.class) {
                        return waiting;
                    }
                }
                case "isWrapperFor" -> {
                    if (arguments != null && arguments[0] == Waiting.class) {
                        return true;
                    }
                }
                case "commit" -> waiting.sendAndCommit();
                case "rollback", "close", "abort" -> waiting.forget();
                case "prepareStatement", "prepareCall", "createStatement", "setAutoCommit", "setSavepoint" ->
                    waiting.send();
                case "equals" -> {
                    return proxy == (arguments == null ? null : arguments[0]);
                }
                case "hashCode" -> {
                    return System.identityHashCode(proxy);
                }
                default -> {}
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
