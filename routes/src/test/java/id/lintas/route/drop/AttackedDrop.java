package id.lintas.route.drop;

import id.lintas.access.RefusedLogins;
import id.lintas.secret.SecretFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.file.nativefs.NativeFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.DefaultKeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.AcceptAllPasswordAuthenticator;
import org.apache.sshd.server.auth.pubkey.AcceptAllPublickeyAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellCommandFactory;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** An SFTP server with the partners {@code victim} and {@code thief}, and what the victim and the hub have lying there. */
final class AttackedDrop implements AutoCloseable {

    static final String VICTIM = "victim";
    static final String THIEF = "thief";
    static final Duration SOON = Duration.ofSeconds(20);
    static final int FILES = 200;
    static final long BYTES = 1_000_000;

    final DropTenants tenants = new DropTenants();
    final RefusedLogins refused = new RefusedLogins();
    final KeyPair victimKey = Keys.pair();
    final KeyPair thiefKey = Keys.pair();
    final Path folder;
    private final SshClient client = SshClient.setUpDefaultClient();
    private final Path secrets;
    private final Stoppable server;
    private final int port;

    /** What listens. */
    interface Stoppable {
        void stop() throws IOException;
    }

    private AttackedDrop(Path folder, boolean strict) throws IOException {
        this.folder = folder;
        this.secrets = folder.resolve("secrets");
        tenants.partner(VICTIM);
        tenants.partner(THIEF);
        authorize(VICTIM, victimKey);
        authorize(THIEF, thiefKey);
        Keys.writePrivate(secrets.resolve("host.pem"), Keys.pair());
        for (String user : List.of(VICTIM, THIEF)) {
            Files.createDirectories(root(user).resolve("in"));
            Files.createDirectories(root(user).resolve("out"));
        }
        Files.writeString(root(VICTIM).resolve("in/SECRET.txt"), "secret of the victim");
        Files.writeString(root(VICTIM).resolve("out/RESULT.txt"), "result of the victim");
        Files.writeString(root(THIEF).resolve("out/OWN.txt"), "own result");
        if (strict) {
            DropServer drop = drop();
            drop.start();
            strictServer = drop;
            server = drop::stop;
            port = drop.port();
        } else {
            SshServer careless = careless();
            careless.start();
            server = () -> careless.stop(true);
            port = careless.getPort();
        }
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    private @org.jspecify.annotations.Nullable DropServer strictServer;

    /** As the hub runs it. */
    static AttackedDrop strict(Path folder) throws IOException {
        return new AttackedDrop(folder, true);
    }

    /** The library's own defaults, with everything that can be switched on. */
    static AttackedDrop careless(Path folder) throws IOException {
        return new AttackedDrop(folder, false);
    }

    private DropServer drop() {
        DropSettings settings =
                new DropSettings(0, "127.0.0.1", folder, "host.pem", FILES, BYTES, 3, Duration.ofMinutes(1));
        DropUsers users = new DropUsers(DropTenants.noOffices(), tenants);
        SecretFiles store = new SecretFiles(secrets);
        return new DropServer(settings, users, new DropFolders(settings), new DropKeys(users, store, refused), store);
    }

    private SshServer careless() {
        SshServer open = SshServer.setUpDefaultServer();
        open.setHost("127.0.0.1");
        open.setKeyPairProvider(KeyPairProvider.wrap(Keys.pair()));
        open.setPublickeyAuthenticator(AcceptAllPublickeyAuthenticator.INSTANCE);
        open.setPasswordAuthenticator(AcceptAllPasswordAuthenticator.INSTANCE);
        open.setKeyboardInteractiveAuthenticator(DefaultKeyboardInteractiveAuthenticator.INSTANCE);
        open.setFileSystemFactory(new NativeFileSystemFactory(false));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.setFileSystemAccessor(fromHome());
        open.setSubsystemFactories(List.of(sftp));
        open.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        open.setCommandFactory(ProcessShellCommandFactory.INSTANCE);
        open.setShellFactory(new ProcessShellFactory("cat", "cat"));
        return open;
    }

    /** What a path says is taken from the user's own folder, and may lead anywhere. */
    private SftpFileSystemAccessor fromHome() {
        return new SftpFileSystemAccessor() {
            @Override
            public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path root, String remote) {
                return AttackedDrop.this
                        .root(subsystem.getSession().getUsername())
                        .resolve(remote)
                        .normalize();
            }
        };
    }

    /** Lets this key alone open the user's root. */
    void authorize(String user, KeyPair... keys) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (KeyPair key : keys) {
            lines.append(Keys.line(key));
        }
        Path file = secrets.resolve(user).resolve("sftp-keys");
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines.toString());
    }

    Path root(String user) {
        return folder.resolve("roots").resolve(user);
    }

    /** Looks now for users that are no longer in force. */
    void follow() {
        if (strictServer != null) {
            strictServer.follow();
        }
    }

    int port() {
        return port;
    }

    /** A connection that has not logged in yet. */
    ClientSession connect(String user) throws IOException {
        return client.connect(user, "127.0.0.1", port).verify(SOON).getSession();
    }

    /** A connection of the user with that key. */
    ClientSession login(String user, KeyPair key) throws IOException {
        ClientSession session = connect(user);
        try {
            session.addPublicKeyIdentity(key);
            session.auth().verify(SOON);
            return session;
        } catch (IOException e) {
            session.close();
            throw e;
        }
    }

    /** Something done by the thief over SFTP. */
    interface Deed<T> {
        T with(SftpClient sftp) throws Exception;
    }

    <T> T asThief(Deed<T> deed) throws Exception {
        return as(THIEF, thiefKey, deed);
    }

    <T> T as(String user, KeyPair key, Deed<T> deed) throws Exception {
        try (ClientSession session = login(user, key);
                SftpClient sftp = SftpClientFactory.instance()
                        .createSftpClient(session, SftpVersionSelector.fixedVersionSelector(3))) {
            return deed.with(sftp);
        }
    }

    @Override
    public void close() throws IOException {
        client.stop();
        server.stop();
    }
}
