package id.lintas.route.drop;

import id.lintas.access.Refusal;
import id.lintas.access.RefusedLogins;
import id.lintas.secret.MissingSecret;
import id.lintas.secret.SecretStore;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets in a user in force with one of its keys. The keys are read anew at each try, so that a second key is added, the client moves
 * to it, and the first is taken away, all without a restart. Options in front of a key, such as a forced command, count for nothing.
 */
@Component
class DropKeys implements PublickeyAuthenticator {

    static final String DOOR = "sftp";

    private static final Logger LOG = LoggerFactory.getLogger(DropKeys.class);
    private static final int SHORTEST_RSA = 2048;

    private final DropUsers users;
    private final SecretStore secrets;
    private final RefusedLogins refused;

    DropKeys(DropUsers users, SecretStore secrets, RefusedLogins refused) {
        this.users = users;
        this.secrets = secrets;
        this.refused = refused;
    }

    /** Where what this door refuses is counted. */
    RefusedLogins refusals() {
        return refused;
    }

    @Override
    public boolean authenticate(String name, PublicKey key, ServerSession session) {
        Optional<DropUser> user = users.find(name);
        if (user.isEmpty()) {
            refused.refused(DOOR, RefusedLogins.NOBODY, Refusal.UNKNOWN_USER);
            return false;
        }
        try {
            if (strong(key) && knows(user.get(), key)) {
                return true;
            }
            refused.refused(DOOR, name, Refusal.WRONG_PROOF);
        } catch (MissingSecret | IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.error("user={} has no usable keys: {}", name, e.getClass().getSimpleName());
            refused.refused(DOOR, name, Refusal.NO_SECRET);
        }
        return false;
    }

    private static boolean strong(PublicKey key) {
        return !(key instanceof DSAPublicKey)
                && (!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() >= SHORTEST_RSA);
    }

    private boolean knows(DropUser user, PublicKey key) throws IOException, GeneralSecurityException {
        boolean known = false;
        for (AuthorizedKeyEntry entry :
                AuthorizedKeyEntry.readAuthorizedKeys(new StringReader(secrets.text(user.keys())), true)) {
            known |= KeyUtils.compareKeys(entry.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING), key);
        }
        return known;
    }
}
