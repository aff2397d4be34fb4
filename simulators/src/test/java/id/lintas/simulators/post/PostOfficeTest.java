package id.lintas.simulators.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostOfficeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T18:30:00Z");
    private static final PostPayment PAYMENT =
            new PostPayment("820261123000025", 350_000, Instant.parse("2026-11-23T09:02:00Z"));

    private Path dir;

    private PostOffice post;
    private Path outbox;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        dir = temporary;
        Path hostKey = Keys.writePkcs8(dir.resolve("host-key.pem"), Keys.rsa());
        post = PostOffice.start(dir, hostKey, dir.resolve("hub-public-key"), 0, Clock.fixed(NOW, ZoneOffset.UTC));
        outbox = dir.resolve("sftp/outbox");
    }

    @AfterEach
    void stop() throws IOException {
        post.close();
    }

    @Test
    void writesHeaderDetailsAndTrailerInTheAgreedColumns() throws IOException {
        String name = post.writeFile(List.of(PAYMENT, PAYMENT), FileMischief.NONE);

        // 18:30 UTC is already the next day in Western Indonesia.
        assertThat(name).isEqualTo("POS-20261124-000001.txt");
        List<String> lines = lines(name);
        assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSize(100));
        assertThat(lines.get(0)).startsWith("HPOSPAY0120261124" + "000001" + "20261124013000" + " ");
        String detail = lines.get(2);
        assertThat(detail.substring(0, 7)).isEqualTo("D000002");
        assertThat(detail.substring(7, 22)).isEqualTo("820261123000025");
        assertThat(detail.substring(22, 37)).isEqualTo("000000000350000");
        assertThat(detail.substring(37, 53)).matches("[0-9A-Z]{16}");
        assertThat(detail.substring(53, 67)).isEqualTo("20261123160200");
        assertThat(detail.substring(67, 73)).matches("[0-9]{6}");
        assertThat(detail.substring(73)).isBlank().hasSize(27);
        assertThat(lines.get(3)).startsWith("T000002" + "000000000000700000" + " ");
        assertThat(read(name)).endsWith("\n").doesNotContain("\r");
        assertThat(files()).containsExactly(name);
    }

    @Test
    void countsOnFromFilesThatTheHubMovedAway() throws IOException {
        Files.createDirectories(outbox.resolve(".done"));
        Files.writeString(outbox.resolve(".done/POS-20261124-000041.txt"), "");

        assertThat(post.writeFile(List.of(PAYMENT), FileMischief.NONE)).isEqualTo("POS-20261124-000042.txt");
    }

    @Test
    void halfWrittenFileStaysAPart() throws IOException {
        String name = post.writeFile(List.of(PAYMENT), FileMischief.HALF_WRITTEN);

        assertThat(files()).containsExactly(name + ".part");
    }

    @Test
    void wrongTotalsAndCountsAreInTheTrailerOnly() throws IOException {
        String total = post.writeFile(List.of(PAYMENT), FileMischief.WRONG_TOTAL);
        String count = post.writeFile(List.of(PAYMENT), FileMischief.WRONG_COUNT);
        String cut = post.writeFile(List.of(PAYMENT), FileMischief.TRUNCATED);

        assertThat(lines(total).get(2)).startsWith("T000001" + "000000000000350001");
        assertThat(lines(count).get(2)).startsWith("T000002" + "000000000000350000");
        assertThat(read(cut)).hasSize(151);
    }

    @Test
    void repeatsTheLastFileOrItsNameOverOtherContent() throws IOException {
        String name = post.writeFile(List.of(PAYMENT), FileMischief.NONE);
        String first = read(name);
        Files.delete(outbox.resolve(name));

        assertThat(post.writeFile(List.of(), FileMischief.REPEATED)).isEqualTo(name);
        assertThat(read(name)).isEqualTo(first);
        assertThat(post.writeFile(List.of(PAYMENT), FileMischief.OTHER_CONTENT)).isEqualTo(name);
        assertThat(read(name)).isNotEqualTo(first);
    }

    @Test
    void unknownBillIsOneMoreConsistentLine() throws IOException {
        String name = post.writeFile(List.of(PAYMENT), FileMischief.UNKNOWN_BILL);

        assertThat(lines(name).get(2)).startsWith("D000002899999999999999");
        assertThat(lines(name).get(3)).startsWith("T000002" + "000000000000700000");
    }

    @Test
    void writesTheSameRowsSeparatedByCommas() throws IOException {
        String name = post.writeFile(List.of(PAYMENT), FileMischief.NONE, FileForm.CSV);

        assertThat(name).matches("POS-[0-9]{8}-[0-9]{6}\\.csv");
        assertThat(lines(name).get(0)).matches("H,POSPAY01,[0-9]{8},[0-9]{6},[0-9]{14}");
        assertThat(lines(name).get(1)).matches("D,000001,[0-9]{15},000000000350000,P[0-9]{15},[0-9]{14},301000");
        assertThat(lines(name).get(2)).isEqualTo("T,000001,000000000000350000");
    }

    @Test
    void sendsTheLastContentUnderTheNextName() throws IOException {
        String first = post.writeFile(List.of(PAYMENT), FileMischief.NONE);
        String other = post.writeFile(List.of(), FileMischief.OTHER_NAME);

        assertThat(other).isNotEqualTo(first);
        assertThat(read(other)).isEqualTo(read(first));
    }

    @Test
    void sendsBytesThatAreNoPlainText() throws IOException {
        assertThat(bytes(post.writeFile(List.of(PAYMENT), FileMischief.ZIPPED))).startsWith('P', 'K', 3, 4);
        assertThat(bytes(post.writeFile(List.of(PAYMENT), FileMischief.OTHER_CHARSET)))
                .startsWith(0xFE, 0xFF);
        assertThat(bytes(post.writeFile(List.of(PAYMENT), FileMischief.BYTE_ORDER_MARK)))
                .startsWith(0xEF, 0xBB, 0xBF);
        assertThat(bytes(post.writeFile(List.of(PAYMENT), FileMischief.NUL))).contains(0);
        assertThat(read(post.writeFile(List.of(PAYMENT), FileMischief.FORMULA, FileForm.CSV)))
                .contains(",=1+1+1\n");
    }

    @Test
    void readsAnAcceptedResultOnceItIsWhole() throws IOException {
        Path file = dir.resolve("sftp/results/POS-20261123-000001.result.txt");
        String half = """
                H|POS-20261123-000001.txt|ACCEPTED|2|1
                D|000001|820261123000025|P000000000000001|00|SETTLED|Lunas
                D|000002|899999999999999|P000000000000002|12|UNKNOWN_BILL|Kode billing tidak dikenal
                """;
        assertThat(post.result("POS-20261123-000001.txt")).isEmpty();
        Files.writeString(file, half);
        assertThat(post.result("POS-20261123-000001.txt")).isEmpty();
        Files.writeString(file, half + "T|2\n");

        PostResult result = post.result("POS-20261123-000001.txt").orElseThrow();
        assertThat(result.status()).isEqualTo("ACCEPTED");
        assertThat(result.lines()).isEqualTo(2);
        assertThat(result.settled()).isEqualTo(1);
        assertThat(result.details()).extracting(PostResult.Detail::code).containsExactly("00", "12");
        assertThat(result.details().get(1).text()).isEqualTo("Kode billing tidak dikenal");
    }

    @Test
    void readsARefusedResultWithItsReasons() {
        PostResult result = PostResult.parse("""
                        H|POS-20261123-000002.txt|REFUSED|0|0
                        R|trailer total 350001 (expected: 350000)
                        R|line 2 has 99 characters
                        T|0
                        """).orElseThrow();

        assertThat(result.status()).isEqualTo("REFUSED");
        assertThat(result.reasons()).hasSize(2);
    }

    @Test
    void resultThatContradictsItselfIsNotAccepted() {
        assertThatThrownBy(() -> PostResult.parse("H|a|ACCEPTED|1|1\nT|1\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> post.result("../../host-key.pem")).isInstanceOf(IllegalArgumentException.class);
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(outbox.resolve(name));
    }

    private String read(String name) throws IOException {
        return Files.readString(outbox.resolve(name));
    }

    private List<String> lines(String name) throws IOException {
        return read(name).lines().toList();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(outbox)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
