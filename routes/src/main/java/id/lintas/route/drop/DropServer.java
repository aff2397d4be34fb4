package id.lintas.route.drop;

import id.lintas.secret.SecretStore;
import id.lintas.tenants.TenantsChanged;
import id.lintas.tenants.TenantsListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.file.root.RootedFileSystemProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The hub's own SFTP server. One node serves it: the files lie on that node's disk. Every two seconds it closes the connections of
 * users that are no longer in force.
 */
@Component
@ConditionalOnProperty("lintas.drop.port")
public class DropServer implements SmartLifecycle, FileSystemFactory, TenantsListener {

    private static final Logger LOG = LoggerFactory.getLogger(DropServer.class);

    private final DropSettings settings;
    private final DropUsers users;
    private final DropFolders folders;
    private final SshServer server;

    DropServer(DropSettings settings, DropUsers users, DropFolders folders, DropKeys keys, SecretStore secrets) {
        this.settings = settings;
        this.users = users;
        this.folders = folders;
        this.server = Hardened.server();
        server.setHost(settings.address());
        server.setPort(settings.port() == null ? 0 : settings.port());
        server.setKeyPairProvider(new FileKeyPairProvider(secrets.file(settings.hostKey())));
        server.setPublickeyAuthenticator(keys);
        server.setFileSystemFactory(this);
        server.setSubsystemFactories(List.of(DropSubsystem.factory(new DropRules(users, settings, keys.refusals()))));
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, settings.sessions());
        CoreModuleProperties.IDLE_TIMEOUT.set(server, settings.idle());
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void changed(TenantsChanged change) {
        follow();
    }

    /** Closes the connections of users that are no longer in force. */
    @Scheduled(fixedDelay = 2_000)
    public void follow() {
        for (AbstractSession session : server.getActiveSessions()) {
            String user = session.getUsername();
            if (session.isAuthenticated() && users.find(user).isEmpty()) {
                LOG.info("door={} user={} is no longer in force: connection closed", DropKeys.DOOR, user);
                var unused = session.close(true);
            }
        }
    }

    @Override
    public void start() {
        try {
            server.start();
            LOG.info("SFTP for partners on {}:{}", settings.address(), server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("SFTP cannot listen on " + settings.address() + ":" + settings.port(), e);
        }
    }

    @Override
    public void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            LOG.warn("the SFTP server did not stop cleanly: {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return server.isStarted();
    }

    @Override
    public Path getUserHomeDir(SessionContext session) throws IOException {
        DropUser user = users.find(session.getUsername())
                .orElseThrow(() -> new java.nio.file.AccessDeniedException("user is no longer in force"));
        return folders.rootOf(user);
    }

    @Override
    public FileSystem createFileSystem(SessionContext session) throws IOException {
        return new RootedFileSystemProvider().newFileSystem(getUserHomeDir(session), Map.of());
    }
}
