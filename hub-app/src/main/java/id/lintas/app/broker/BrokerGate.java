package id.lintas.app.broker;

import id.lintas.access.LoginPauses;
import id.lintas.access.Refusal;
import id.lintas.access.RefusedLogins;
import id.lintas.secret.MissingSecret;
import id.lintas.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Asks the table in force at each login and at each act, so that a change counts for connections that are open already. A password
 * is read from the secret store at each login of a new connection; a connection that has proved itself keeps its name until it is
 * closed, and its rights are looked up by that name. The broker's own caches must be off. Thread-safe.
 */
final class BrokerGate implements ActiveMQSecurityManager5 {

    private static final String DOOR = "broker";

    /** What only somebody tries who wants a queue that is not theirs; clients ask for some of the rest by themselves. */
    private static final Set<CheckType> TRAFFIC = EnumSet.of(CheckType.SEND, CheckType.CONSUME, CheckType.BROWSE);

    private final SecretStore secrets;
    private final LoginPauses pauses;
    private final RefusedLogins refused;
    private volatile BrokerRules rules;

    BrokerGate(BrokerRules rules, SecretStore secrets, LoginPauses pauses, RefusedLogins refused) {
        this.rules = rules;
        this.secrets = secrets;
        this.pauses = pauses;
        this.refused = refused;
    }

    /** Puts another table in force from now on. */
    void enforce(BrokerRules next) {
        rules = next;
    }

    BrokerRules rules() {
        return rules;
    }

    /** Null is how a security manager says no. */
    @Override
    @SuppressWarnings("NullAway") // the interface is not annotated and expects null for a refusal
    public @Nullable Subject authenticate(
            @Nullable String name,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        BrokerUser user = name == null ? null : rules.user(name).orElse(null);
        if (user == null) {
            refused.refused(DOOR, RefusedLogins.NOBODY, Refusal.UNKNOWN_USER);
            return null;
        }
        Subject known = connection == null ? null : connection.getSubject();
        if (known != null && user.name().equals(getUserFromSubject(known))) {
            return known;
        }
        String place = place(connection);
        if (pauses.paused(user.name(), place)) {
            refused.refused(DOOR, user.name(), Refusal.PAUSED);
            return null;
        }
        try {
            if (password != null && proves(user, password)) {
                pauses.succeeded(user.name(), place);
                return new Subject(true, Set.of(new UserPrincipal(user.name())), Set.of(), Set.of());
            }
            pauses.failed(user.name(), place);
            refused.refused(DOOR, user.name(), Refusal.WRONG_PROOF);
        } catch (MissingSecret e) {
            refused.refused(DOOR, user.name(), Refusal.NO_SECRET);
        }
        return null;
    }

    /** Compares with every valid password in constant time, whichever of them fits. */
    private boolean proves(BrokerUser user, String password) {
        boolean proved = false;
        for (String valid : secrets.valid(user.passwordReference())) {
            proved |= same(valid, password);
        }
        return proved;
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** The host without the port, which differs with each connection. */
    private static String place(@Nullable RemotingConnection connection) {
        String remote = connection == null ? null : connection.getRemoteAddress();
        if (remote == null) {
            return "";
        }
        int port = remote.lastIndexOf(':');
        return port < 0 ? remote : remote.substring(0, port);
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType act, String address) {
        String name = getUserFromSubject(subject);
        boolean may = name != null
                && rules.user(name).map(user -> may(user, act, address)).orElse(false);
        if (!may && name != null && TRAFFIC.contains(act)) {
            refused.refused(DOOR, name, Refusal.NOT_ITS_CHANNEL);
        }
        return may;
    }

    private static boolean may(BrokerUser user, CheckType act, String address) {
        return switch (act) {
            case SEND -> user.sends().contains(plain(address));
            case CONSUME, BROWSE -> user.consumes().contains(plain(address));
            case CREATE_ADDRESS,
                    DELETE_ADDRESS,
                    CREATE_DURABLE_QUEUE,
                    DELETE_DURABLE_QUEUE,
                    CREATE_NON_DURABLE_QUEUE,
                    DELETE_NON_DURABLE_QUEUE,
                    MANAGE,
                    VIEW,
                    EDIT -> false;
        };
    }

    /** {@code a::a} is {@code a}, since a queue has its address's name; {@code a::b} is nobody's. */
    private static String plain(String address) {
        int parts = address.indexOf("::");
        return parts >= 0 && address.substring(0, parts).equals(address.substring(parts + 2))
                ? address.substring(0, parts)
                : address;
    }

    /** Whether the user may learn how its peer's end of this address stands. */
    boolean maySee(@Nullable Subject subject, String address) {
        String name = getUserFromSubject(subject);
        String queue = plain(address);
        return name != null
                && rules.user(name)
                        .map(user ->
                                user.sends().contains(queue) || user.consumes().contains(queue))
                        .orElse(false);
    }

    @Override
    @SuppressWarnings("NullAway") // the interface is not annotated and expects null for nobody
    public @Nullable String getUserFromSubject(@Nullable Subject subject) {
        return subject == null
                ? null
                : subject.getPrincipals(UserPrincipal.class).stream()
                        .map(UserPrincipal::getName)
                        .findFirst()
                        .orElse(null);
    }

    /** The older form, which knows no connection; nothing calls it. */
    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    /** The older form, which knows no connection; nothing calls it. */
    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
        return false;
    }
}
