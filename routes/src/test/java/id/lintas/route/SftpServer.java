package id.lintas.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on loopback that can be taken away and brought back on the same port. */
public final class SftpServer {

    private final Path root;
    private final Path secrets;
    private final KeyPair hostKey = rsa();
    private final KeyPair clientKey = rsa();
    private SshServer server;
    private final int port;

    SftpServer(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("files"));
        secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.createDirectories(root.resolve("outbox"));
        Files.createDirectories(root.resolve("results"));
        Files.createDirectories(root.resolve("pos-impostor-outbox"));
        Files.createDirectories(root.resolve("b37-outbox"));
        Files.createDirectories(root.resolve("b37-results"));
        server = start(0);
        port = server.getPort();
        Files.writeString(
                secrets.resolve("sftp-key"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(clientKey.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(
                secrets.resolve("known_hosts"),
                "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n");
    }

    private SshServer start(int on) throws IOException {
        SshServer made = SshServer.setUpDefaultServer();
        made.setHost("127.0.0.1");
        made.setPort(on);
        made.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        made.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("lintas") && KeyUtils.compareKeys(key, clientKey.getPublic()));
        made.setFileSystemFactory(new VirtualFileSystemFactory(root));
        made.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        made.start();
        return made;
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA", e);
        }
    }

    /** Takes the server away. */
    public void down() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the server back. */
    public void up() {
        try {
            server = start(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its port. */
    public int port() {
        return port;
    }

    /** What it serves. */
    public Path root() {
        return root;
    }

    /** Holds {@code sftp-key} and {@code known_hosts}. */
    public Path secrets() {
        return secrets;
    }
}
