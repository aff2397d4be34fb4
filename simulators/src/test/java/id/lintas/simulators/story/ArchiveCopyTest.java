package id.lintas.simulators.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCopyTest {

    private static final String FIRST = "entry-000000000001.json";
    private static final String SECOND = "entry-000000000002.json";

    @Test
    void aFlippedCopyIsAWholeZipThatDiffersInOneBitOfOneFile(@TempDir Path folder) throws IOException {
        ArchiveCopy copy = ArchiveCopy.of(zip());
        assertThat(copy.entryWith("PAYMENT")).contains(SECOND);
        assertThat(copy.entriesWith("event")).isEqualTo(2);

        copy.writeFlipped(SECOND, folder.resolve("flipped.zip"));

        ArchiveCopy flipped = ArchiveCopy.of(Files.readAllBytes(folder.resolve("flipped.zip")));
        assertThat(flipped.files().keySet()).containsExactly("linkinginfo", FIRST, SECOND);
        assertThat(flipped.files().get(FIRST)).isEqualTo(copy.files().get(FIRST));
        assertThat(bits(content(flipped), content(copy))).isEqualTo(1);
    }

    private static byte[] content(ArchiveCopy copy) {
        return requireNonNull(copy.files().get(SECOND));
    }

    private static int bits(byte[] one, byte[] other) {
        assertThat(one).hasSameSizeAs(other);
        int bits = 0;
        for (int i = 0; i < one.length; i++) {
            bits += Integer.bitCount((one[i] ^ other[i]) & 0xff);
        }
        return bits;
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            file(zip, "linkinginfo", "PAYMENT stands here too");
            file(zip, FIRST, "{\"event\":\"BOOKED\"}");
            file(zip, SECOND, "{\"event\":\"PAYMENT_RECORDED\"}");
        }
        return bytes.toByteArray();
    }

    private static void file(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
