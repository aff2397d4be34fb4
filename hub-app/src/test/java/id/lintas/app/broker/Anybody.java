package id.lintas.app.broker;

import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** Lets in whoever comes and lets everybody do everything: the control. */
final class Anybody implements ActiveMQSecurityManager5 {

    @Override
    public Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        return new Subject(true, Set.of(new UserPrincipal(user == null ? "nobody" : user)), Set.of(), Set.of());
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType checkType, String address) {
        return true;
    }

    @Override
    public String getUserFromSubject(Subject subject) {
        return subject.getPrincipals(UserPrincipal.class).iterator().next().getName();
    }

    @Override
    public boolean validateUser(String user, String password) {
        return true;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
        return true;
    }
}
