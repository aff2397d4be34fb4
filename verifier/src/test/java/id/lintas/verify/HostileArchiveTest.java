package id.lintas.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives made to hurt whoever checks them. */
class HostileArchiveTest {

    private static final String DIGEST = "0".repeat(128);

    @TempDir
    private Path folder = Path.of("");

    private String said = "";

    @Test
    void aNameThatWouldLeaveTheFolderIsRefused() throws IOException {
        assertThat(verify(zip("../../etc/cron.d/evil", "x"))).isEqualTo(1);
        assertThat(said).contains("a file that no archive has: ../../etc/cron.d/evil");
        assertThat(folder.resolve("../../etc/cron.d/evil")).doesNotExist();
    }

    @Test
    void aNameWithControlCharactersIsPrintedWithoutThem() throws IOException {
        assertThat(verify(zip("a\u001b[2Jb\n", "x"))).isEqualTo(1);
        assertThat(said).contains("a?[2Jb?").doesNotContain("\u001b");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        Path bomb = folder.resolve("bomb.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("linkinginfo"));
            write(zip, "- - SHA-512\n" + DIGEST + " entry-000000000001.json\n");
            zip.putNextEntry(new ZipEntry("key-0000000000000000.pem"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        assertThat(Files.size(bomb)).isLessThan(1_000_000);
        assertThat(verify(bomb)).isEqualTo(1);
        assertThat(said).contains("more than 4096 bytes when unpacked");
    }

    @Test
    void anEndlessLineEndsTheCheck() throws IOException {
        assertThat(verify(zip("linkinginfo", "a".repeat(3_000_000), "batches", "")))
                .isEqualTo(1);
        assertThat(said).contains("line 1 has more than 4096 characters");
    }

    @Test
    void aBatchThatIsNoBatchIsNamedByItsLine() throws IOException {
        for (String line : new String[] {
            "nonsense", "AAAA {", "AAAA {\"office\":[1]}", "AAAA {\"office\":\"\\x\"}", "AAAA {}", "AAAA {\"a\":\"b\"}x"
        }) {
            assertThat(verify(zip("linkinginfo", "- - SHA-512\n", "batches", line + "\n")))
                    .as(line)
                    .isEqualTo(1);
            assertThat(said).contains("batches, line 1");
        }
    }

    @Test
    void aKeyUnderAnotherKeysNameIsRefused() throws IOException {
        assertThat(verify(zip("linkinginfo", "- - SHA-512\n", "key-0123456789abcdef.pem", "junk")))
                .isEqualTo(1);
        assertThat(said).contains("key-0123456789abcdef.pem: no Ed25519 public key");
    }

    @Test
    void anEmptyZipAndSomethingElseAreNoArchives() throws IOException {
        assertThat(verify(zip("README.txt", "hello", "batches", ""))).isEqualTo(1);
        assertThat(said).contains("this is no archive of the trail");
        assertThat(verify(Files.writeString(folder.resolve("text.zip"), "hello")))
                .isEqualTo(1);
        assertThat(said).contains("not a whole zip file");
    }

    @Test
    void wrongCommandsAreToldAndCheckNothing() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(said).contains("usage: ./lintas audit verify");
        assertThat(run("--what", "x")).isEqualTo(2);
        assertThat(run("nosuch.zip")).isEqualTo(2);
        assertThat(run(folder.toString())).isEqualTo(2);
        Path key = Files.writeString(folder.resolve("key.pem"), "no key");
        assertThat(run("--key", key.toString(), "x.zip")).isEqualTo(2);
        assertThat(said).contains("no Ed25519 public key in PEM");
    }

    private Path zip(String... namesAndTexts) throws IOException {
        Path file = folder.resolve("hostile.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                write(zip, namesAndTexts[i + 1]);
            }
        }
        return file;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private int verify(Path file) {
        return run(file.toString());
    }

    private int run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Main.run(out, out, Arrays.copyOf(arguments, arguments.length));
        said = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }
}
