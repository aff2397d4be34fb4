package id.lintas.simulators.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SftpServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Path dir;

    private final SshClient client = SshClient.setUpDefaultClient();
    private KeyPair hub;
    private PostOffice post;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        dir = temporary;
        hub = Keys.rsa();
        Path hostKey = Keys.writePkcs8(dir.resolve("host-key.pem"), Keys.rsa());
        Path authorized = Keys.writeAuthorized(dir.resolve("hub-public-key"), hub);
        post = PostOffice.start(dir.resolve("state"), hostKey, authorized, 0, Clock.systemUTC());
        client.setServerKeyVerifier((session, address, key) -> true);
        client.start();
    }

    @AfterEach
    void stop() throws IOException {
        client.stop();
        post.close();
    }

    @Test
    void hubCollectsAFileMovesItAndLeavesAResult() throws IOException {
        PostPayment payment = new PostPayment("820261123000025", 350_000, Instant.parse("2026-11-23T09:02:00Z"));
        String name = post.writeFile(List.of(payment), FileMischief.NONE);

        try (ClientSession session = login("lintas", hub);
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(sftp.canonicalPath(".")).isEqualTo("/");
            try (var in = sftp.read("outbox/" + name)) {
                assertThat(in.readAllBytes()).hasSize(3 * 101);
            }
            sftp.mkdir("outbox/.done");
            sftp.rename("outbox/" + name, "outbox/.done/" + name);
            try (var out = sftp.write("results/" + name.replace(".txt", ".result.txt"))) {
                out.write(("H|" + name + "|ACCEPTED|0|0\nT|0\n").getBytes(UTF_8));
            }
        }

        assertThat(post.result(name)).isPresent();
    }

    @Test
    void letsInNobodyElse() throws Exception {
        KeyPair stranger = Keys.rsa();

        assertThatThrownBy(() -> login("lintas", stranger)).isInstanceOf(SshException.class);
        assertThatThrownBy(() -> login("root", hub)).isInstanceOf(SshException.class);
        assertThatThrownBy(this::loginWithAPassword).isInstanceOf(SshException.class);
    }

    @Test
    void staysInItsRoot() throws IOException {
        try (ClientSession session = login("lintas", hub);
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(sftp.canonicalPath("/../../..")).isEqualTo("/");
            assertThatThrownBy(() -> sftp.stat("/../../host-key.pem")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.stat(dir.resolve("host-key.pem").toString()))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> sftp.symLink("outbox/out", "/etc")).isInstanceOf(IOException.class);
        }
        assertThat(Files.exists(dir.resolve("state/sftp/outbox/out"))).isFalse();
    }

    @Test
    void offersNoShellAndNoCommand() throws IOException {
        try (ClientSession session = login("lintas", hub);
                ChannelExec command = session.createExecChannel("id")) {
            CoreModuleProperties.REQUEST_EXEC_REPLY.set(command, true);
            command.open().verify(PATIENCE);

            assertThat(command.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE))
                    .contains(ClientChannelEvent.CLOSED);
            assertThat(command.getExitStatus()).isNull();
        }
    }

    private ClientSession login(String user, KeyPair keys) throws IOException {
        ClientSession session = connect(user);
        session.addPublicKeyIdentity(keys);
        return authenticated(session);
    }

    private ClientSession loginWithAPassword() throws IOException {
        ClientSession session = connect("lintas");
        session.addPasswordIdentity("lintas");
        return authenticated(session);
    }

    private ClientSession connect(String user) throws IOException {
        return client.connect(user, "127.0.0.1", post.port()).verify(PATIENCE).getSession();
    }

    private static ClientSession authenticated(ClientSession session) throws IOException {
        try {
            session.auth().verify(PATIENCE);
            return session;
        } catch (IOException e) {
            session.close();
            throw e;
        }
    }
}
