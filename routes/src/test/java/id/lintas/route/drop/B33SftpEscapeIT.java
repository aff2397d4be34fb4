package id.lintas.route.drop;

import static id.lintas.route.drop.AttackedDrop.SOON;
import static id.lintas.route.drop.AttackedDrop.THIEF;
import static id.lintas.route.drop.AttackedDrop.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partner's user against the hub's SFTP server and everybody else's root. The same attacks succeed against a server with the
 * library's defaults, so a refusal here is a refusal and no mistake of the attack.
 */
class B33SftpEscapeIT {

    @TempDir
    private Path folder = Path.of("");

    private static List<Attack> attacks() {
        List<Attack> all = new ArrayList<>(SessionAttacks.all());
        all.addAll(FileAttacks.all());
        return all;
    }

    @TestFactory
    Stream<DynamicTest> isRefused() throws IOException {
        AttackedDrop drop = AttackedDrop.strict(folder.resolve("strict"));
        return attacks().stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.name(), () -> assertThat(attack.succeeds(drop)).isFalse()))
                .onClose(() -> close(drop));
    }

    @TestFactory
    Stream<DynamicTest> wouldSucceedIfNothingStoodInTheWay() throws IOException {
        AttackedDrop drop = AttackedDrop.careless(folder.resolve("careless"));
        return attacks().stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.name(),
                        () -> assertThat(attack.on().succeeds(drop)).isTrue()))
                .onClose(() -> close(drop));
    }

    private static void close(AttackedDrop drop) {
        try {
            drop.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFileIsPutUnderAnotherNameAndThenHandedOver() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder)) {
            drop.asThief(sftp -> FileAttacks.write(sftp, "/in/POS-1.txt.part", "content"));
            drop.asThief(sftp -> {
                assertThat(sftp.stat("/in/POS-1.txt.part").getSize()).isEqualTo(7);
                sftp.rename("/in/POS-1.txt.part", "/in/POS-1.txt");
                assertThat(names(sftp, "/in")).containsExactly("POS-1.txt");
                assertThat(names(sftp, "/")).containsExactlyInAnyOrder("in", "out");
                assertThat(sftp.canonicalPath(".")).isEqualTo("/");
                assertThat(FileAttacks.read(sftp, "out/OWN.txt")).isEqualTo("own result");
                sftp.remove("out/OWN.txt");
                return true;
            });
            assertThat(drop.root(THIEF).resolve("in/POS-1.txt")).hasContent("content");
            assertThat(drop.root(THIEF).resolve("out")).isEmptyDirectory();
        }
    }

    @Test
    void aHandedOverFileIsNeitherReadNorReplaced() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder)) {
            drop.asThief(sftp -> FileAttacks.write(sftp, "in/POS-1.txt.part", "first"));
            drop.asThief(sftp -> {
                sftp.rename("in/POS-1.txt.part", "in/POS-1.txt");
                FileAttacks.write(sftp, "in/POS-1.txt.part", "second");
                assertThatThrownBy(() -> sftp.rename("in/POS-1.txt.part", "in/POS-1.txt"))
                        .isInstanceOf(IOException.class);
                FileAttacks.write(sftp, "in/pos-1.txt.part", "twin");
                assertThatThrownBy(() -> sftp.rename("in/pos-1.txt.part", "in/pos-1.txt"))
                        .isInstanceOf(IOException.class);
                assertThatThrownBy(() -> FileAttacks.read(sftp, "in/POS-1.txt")).isInstanceOf(IOException.class);
                return true;
            });
            assertThat(drop.root(THIEF).resolve("in/POS-1.txt")).hasContent("first");
        }
    }

    @Test
    void aFileThatIsStillOpenIsNotHandedOver() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder)) {
            drop.asThief(sftp -> {
                try (SftpClient.CloseableHandle open =
                        sftp.open("in/POS-1.txt.part", EnumSet.of(OpenMode.Write, OpenMode.Create))) {
                    sftp.write(open, 0, new byte[] {1, 2, 3});
                    assertThatThrownBy(() -> sftp.rename("in/POS-1.txt.part", "in/POS-1.txt"))
                            .isInstanceOf(IOException.class);
                    assertThatThrownBy(() -> sftp.open("in/POS-1.txt.part", EnumSet.of(OpenMode.Write)))
                            .isInstanceOf(IOException.class);
                }
                sftp.rename("in/POS-1.txt.part", "in/POS-1.txt");
                return true;
            });
            assertThat(drop.root(THIEF).resolve("in/POS-1.txt")).hasSize(3);
        }
    }

    @Test
    void tenThousandTinyFilesEndAtTheQuota() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder)) {
            int made = drop.asThief(sftp -> {
                int count = 0;
                for (int n = 0; n < 10_000; n++) {
                    try (SftpClient.CloseableHandle file =
                            sftp.open("in/F" + n + ".txt.part", EnumSet.of(OpenMode.Write, OpenMode.Create))) {
                        count += file.isOpen() ? 1 : 0;
                    } catch (IOException refused) {
                        // counted by what was made
                    }
                }
                return count;
            });
            assertThat(made).isEqualTo(AttackedDrop.FILES);
            drop.as(VICTIM, drop.victimKey, sftp -> FileAttacks.write(sftp, "in/POS-1.txt.part", "unhindered"));
        }
    }

    @Test
    void neitherOneFileNorAllTogetherGrowBeyondTheirLimits() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder)) {
            byte[] chunk = new byte[30_000];
            drop.asThief(sftp -> {
                for (int n = 0; n < 20; n++) {
                    try (SftpClient.CloseableHandle file =
                            sftp.open("in/F" + n + ".txt.part", EnumSet.of(OpenMode.Write, OpenMode.Create))) {
                        for (int part = 0; part < 10; part++) {
                            sftp.write(file, (long) part * chunk.length, chunk);
                        }
                    } catch (IOException full) {
                        // the size on disk tells
                    }
                }
                try (SftpClient.CloseableHandle file =
                        sftp.open("in/HOLE.txt.part", EnumSet.of(OpenMode.Write, OpenMode.Create))) {
                    assertThatThrownBy(() -> sftp.write(file, 1L << 40, new byte[] {1}))
                            .isInstanceOf(IOException.class);
                }
                return true;
            });
            long all = 0;
            try (Stream<Path> files = Files.list(drop.root(THIEF).resolve("in"))) {
                for (Path file : files.toList()) {
                    assertThat(Files.size(file)).isLessThanOrEqualTo(DropTenants.FILE_BYTES);
                    all += Files.size(file);
                }
            }
            assertThat(all).isBetween(AttackedDrop.BYTES - 2L * chunk.length, AttackedDrop.BYTES);
        }
    }

    @Test
    void pipesAndFoldersWithAGoodNameAreNotThere() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder)) {
            Path out = drop.root(THIEF).resolve("out");
            assertThat(new ProcessBuilder("mkfifo", out.resolve("PIPE.txt").toString())
                            .start()
                            .waitFor())
                    .isZero();
            Files.createDirectory(out.resolve("DIR.txt"));
            drop.asThief(sftp -> {
                assertThat(names(sftp, "out")).containsExactly("OWN.txt");
                for (String name : List.of("out/PIPE.txt", "out/DIR.txt", "out/A\0.txt", "in/" + "x".repeat(300))) {
                    assertThatThrownBy(() -> FileAttacks.read(sftp, name)).isInstanceOf(IOException.class);
                    assertThatThrownBy(() -> sftp.stat(name)).isInstanceOf(IOException.class);
                }
                return true;
            });
        }
    }

    @Test
    void aUserHasSoManyConnectionsAndNoMore() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder)) {
            List<ClientSession> open = new ArrayList<>();
            for (int n = 0; n < 3; n++) {
                ClientSession session = drop.login(THIEF, drop.thiefKey);
                SftpClientFactory.instance().createSftpClient(session);
                open.add(session);
            }
            assertThatThrownBy(() -> drop.login(THIEF, drop.thiefKey)).isInstanceOf(IOException.class);
            try (ClientSession other = drop.login(VICTIM, drop.victimKey)) {
                assertThat(other.isAuthenticated()).isTrue();
            }
            for (ClientSession session : open) {
                session.close();
            }
        }
    }

    @Test
    void aSecondKeyIsTakenBeforeTheFirstIsTakenAway() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder)) {
            KeyPair next = Keys.pair();
            drop.authorize(THIEF, drop.thiefKey, next);
            drop.login(THIEF, drop.thiefKey).close();
            drop.login(THIEF, next).close();
            drop.authorize(THIEF, next);
            drop.login(THIEF, next).close();
            assertThatThrownBy(() -> drop.login(THIEF, drop.thiefKey)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aClosedPartnerLosesItsConnectionAndItsLogin() throws Exception {
        try (AttackedDrop drop = AttackedDrop.strict(folder);
                ClientSession session = drop.login(THIEF, drop.thiefKey);
                ClientSession other = drop.login(VICTIM, drop.victimKey);
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            drop.tenants.close(THIEF);
            assertThatThrownBy(() -> FileAttacks.read(sftp, "out/OWN.txt")).isInstanceOf(IOException.class);
            drop.follow();
            Awaitility.await().atMost(SOON).until(() -> !session.isOpen());
            assertThatThrownBy(() -> drop.login(THIEF, drop.thiefKey)).isInstanceOf(IOException.class);
            assertThat(other.isOpen()).isTrue();
            drop.tenants.partner(THIEF);
            drop.login(THIEF, drop.thiefKey).close();
        }
    }

    private static List<String> names(SftpClient sftp, String folder) throws IOException {
        return StreamSupport.stream(sftp.readDir(folder).spliterator(), false)
                .map(SftpClient.DirEntry::getFilename)
                .filter(name -> !name.equals(".") && !name.equals(".."))
                .toList();
    }
}
