package id.lintas.simulators.post;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SFTP server on the loopback address: one user, public key only, no shell, no forwarding, no links out of its root. */
final class SftpServer implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();

    SftpServer(Path root, Path hostKey, HubOnly hubOnly) {
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new FileKeyPairProvider(hostKey));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(hubOnly);
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new NoLinks());
        server.setSubsystemFactories(List.of(sftp));
    }

    /** Listens on the port, or on a free one where it is 0, and returns the port. */
    int start(int port) throws IOException {
        server.setPort(port);
        server.start();
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private static final class NoLinks implements SftpEventListener {

        @Override
        public void linking(ServerSession session, Path source, Path target, boolean symLink) throws IOException {
            throw new java.nio.file.AccessDeniedException(
                    source.toString(), target.toString(), "links are not allowed");
        }
    }
}
