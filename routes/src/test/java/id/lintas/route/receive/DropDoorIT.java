package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.delivery.Links;
import id.lintas.message.MessageLog;
import id.lintas.office.Limits;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.OfficeId;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.route.TestHub;
import id.lintas.route.drop.DropServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A partner that brings its files to the hub, and an office that fetches from it, over the hub's own SFTP server. */
class DropDoorIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private final TestHub hub = TestHub.get();

    @Test
    void aFileIsTakenAndItsResultIsFetched() throws Exception {
        withSftp(sftp -> {
            put(sftp, "POS-20261123-000031.txt", "good");
            String result = "out/POS-20261123-000031.result.txt";
            Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> sftp.stat(result).getSize() > 0);
            assertThat(read(sftp, result)).startsWith("H|POS-20261123-000031.txt|ACCEPTED");
            sftp.remove(result);
        });
        assertThat(taken(".done", "POS-20261123-000031.txt")).hasSize(1);
    }

    @Test
    void aRefusedFileIsAnsweredAndOneThatIsNotWholeIsLeftAlone() throws Exception {
        withSftp(sftp -> {
            write(sftp, "in/POS-20261123-000033.txt.part", "half", "");
            put(sftp, "POS-20261123-000032.txt", "bad");
            Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> sftp.stat("out/POS-20261123-000032.result.txt").getSize() > 0);
            assertThat(sftp.stat("in/POS-20261123-000033.txt.part").getSize()).isEqualTo(4);
        });
        assertThat(taken(".refused", "POS-20261123-000032.txt")).hasSize(1);
    }

    @Test
    void aLinkWithTheNameOfAFileIsNotTaken() throws Exception {
        Path in = Files.createDirectories(hub.dropFolder().resolve("roots/pos-drop/in"));
        Path elsewhere = Files.writeString(hub.dropFolder().resolve("elsewhere"), "good");
        Path link = Files.createSymbolicLink(in.resolve("POS-20261123-000034.txt"), elsewhere);
        withSftp(sftp -> {
            put(sftp, "POS-20261123-000035.txt", "good");
            Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> sftp.stat("out/POS-20261123-000035.result.txt").getSize() > 0);
        });
        assertThat(Files.isSymbolicLink(link)).isTrue();
        Files.delete(link);
    }

    @Test
    void anOfficesMessagesLieInItsFolderOneFileEach() throws Exception {
        OfficeId office = hub.newOffice();
        hub.link(office, new Link("own-system", LinkKind.FILES, Links.DROP, "any/sftp-keys"));
        UUID first = hub.owe(office, "own-system", "case");
        UUID second = hub.owe(office, "own-system", "case");
        hub.await(office, first, "DELIVERED", SOON);
        hub.await(office, second, "DELIVERED", SOON);
        Path out = hub.dropFolder().resolve("roots/office." + office + "/out");
        assertThat(out.resolve(first + ".json")).content().contains(first.toString());
        assertThat(out.resolve(second + ".json")).content().contains(second.toString());
    }

    @Test
    void aFileWaitsForItsChecksumAndOtherMarkersAreNotTaken() throws Exception {
        hub.partner(new Partner(
                new PartnerId("pos-sums"),
                "Kantor Pos",
                "toy",
                Transport.FILES,
                Map.of("drop", "hub", "complete", "sha256"),
                Map.of("sftp-keys", "drop-keys"),
                true,
                Limits.OF_FILES));
        hub.bean(PartnerRoutes.class).follow();
        String name = "POS-20261123-000036.txt";
        withSftp("pos-sums", sftp -> {
            put(sftp, name, "good");
            assertThatThrownBy(() -> put(sftp, name + ".done", "")).isInstanceOf(IOException.class);
            String digest = MessageLog.sha256(("good " + name).getBytes(StandardCharsets.UTF_8));
            write(sftp, "in/" + name + ".sha256.part", digest + "  " + name + "\n", "");
            sftp.rename("in/" + name + ".sha256.part", "in/" + name + ".sha256");
            Awaitility.await()
                    .atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> sftp.stat("out/POS-20261123-000036.result.txt").getSize() > 0);
            assertThat(read(sftp, "out/POS-20261123-000036.result.txt")).contains("ACCEPTED");
            Awaitility.await()
                    .until(() -> Files.notExists(hub.dropFolder().resolve("roots/pos-sums/in/" + name + ".sha256")));
        });
        hub.noPartner("pos-sums");
    }

    /** Something done by the partner. */
    private interface Deed {
        void with(SftpClient sftp) throws IOException;
    }

    private void withSftp(Deed deed) throws IOException {
        withSftp("pos-drop", deed);
    }

    private void withSftp(String user, Deed deed) throws IOException {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
            client.start();
            try (ClientSession session = client.connect(
                            user, "127.0.0.1", hub.bean(DropServer.class).port())
                    .verify(SOON)
                    .getSession()) {
                session.addPublicKeyIdentity(hub.dropKey);
                session.auth().verify(SOON);
                try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    deed.with(sftp);
                }
            }
        }
    }

    private static void put(SftpClient sftp, String name, String content) throws IOException {
        write(sftp, "in/" + name + ".part", content, " " + name);
        sftp.rename("in/" + name + ".part", "in/" + name);
    }

    private static void write(SftpClient sftp, String path, String content, String more) throws IOException {
        try (SftpClient.CloseableHandle file = sftp.open(path, EnumSet.of(OpenMode.Write, OpenMode.Create))) {
            sftp.write(file, 0, (content + more).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String read(SftpClient sftp, String path) throws IOException {
        try (InputStream file = sftp.read(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private List<Path> taken(String folder, String name) throws IOException {
        Path place = hub.dropFolder().resolve("taken/pos-drop").resolve(folder);
        Awaitility.await().atMost(SOON).until(() -> Files.isDirectory(place));
        Awaitility.await().atMost(SOON).until(() -> {
            try (Stream<Path> files = Files.list(place)) {
                return files.anyMatch(file -> file.getFileName().toString().startsWith(name));
            }
        });
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .toList();
        }
    }
}
