package id.lintas.simulators.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in one user with one key. The key is read at each attempt, so that it may be changed while the server runs. */
record HubOnly(String user, Path publicKeyLine) implements PublickeyAuthenticator {

    private static final Logger LOG = LoggerFactory.getLogger(HubOnly.class);

    @Override
    public boolean authenticate(String name, PublicKey key, ServerSession session) {
        try {
            AuthorizedKeyEntry entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(
                    Files.readString(publicKeyLine).strip());
            return user.equals(name)
                    && entry != null
                    && KeyUtils.compareKeys(entry.resolvePublicKey(session, PublicKeyEntryResolver.IGNORING), key);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.warn("post office: the hub's public key cannot be read from {}", publicKeyLine.getFileName(), e);
            return false;
        }
    }
}
