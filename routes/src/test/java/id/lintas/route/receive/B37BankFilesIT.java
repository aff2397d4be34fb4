package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * B-37, files of banks and post offices: whatever is wrong with a file, it is refused whole and by name before it costs memory,
 * nothing of it is credited, and the good file behind it is settled. On a real SFTP server and a real database.
 */
class B37BankFilesIT {

    private static final int MOST_MIB = 64;

    @Test
    void hostileFilesAreRefusedByNameAndTheGoodOneBehindThemIsSettled() throws Exception {
        BankFiles post = new BankFiles(Map.of());
        String good = PostFiles.fixedWidth(1, 3);
        Map<String, String> reasons = new LinkedHashMap<>();
        int sequence = 100;
        for (Map.Entry<String, byte[]> one : HostileFiles.of(good).entrySet()) {
            String name = PostFiles.name(sequence, "txt");
            post.put(name, HostileFiles.sequence(one.getValue(), sequence++));
            reasons.put(name, one.getKey());
        }
        String last = PostFiles.name(1, "txt");
        post.put(last, good);
        assertThat(post.result(last)).startsWith("H|" + last + "|ACCEPTED|3|0\nD|000001|800000000000001|");
        for (Map.Entry<String, String> one : reasons.entrySet()) {
            assertThat(post.result(one.getKey()))
                    .startsWith("H|" + one.getKey() + "|REFUSED|0|0\nR|")
                    .contains(one.getValue());
        }
        assertThat(post.references().keySet())
                .allMatch(reference -> reference.startsWith("F000001"))
                .hasSize(3);
        assertThat(post.names(post.outbox)).isEmpty();
        assertThat(post.names(post.outbox.resolve(".refused"))).hasSize(reasons.size());
        post.close();
    }

    @Test
    void hostileCellsOfACsvAreRefusedByName() throws Exception {
        BankFiles post = new BankFiles(Map.of("format", "csv"));
        String good = PostFiles.csv(1, 2);
        Map<String, String> hostile = new LinkedHashMap<>();
        hostile.put("tanda rumus", good.replaceFirst("PLG001", "\"=HYPERLINK(\"\"http://x/\"\"&A1)\""));
        hostile.put("diawali tanda rumus", good.replaceFirst("PLG001", "@SUM(1)"));
        hostile.put("baris baru di dalam kutip", good.replaceFirst("PLG001", "\"PLG\n001\""));
        hostile.put("kutip atau panjang", good.replaceFirst("PLG001", "\"PLG\"001"));
        hostile.put("karakter TAB", good.replaceFirst("PLG001", "\t=1"));
        int sequence = 100;
        for (Map.Entry<String, String> one : hostile.entrySet()) {
            String name = PostFiles.name(sequence, "csv");
            post.put(name, one.getValue().replaceFirst("000001", String.format("%06d", sequence++)));
            assertThat(post.result(name))
                    .contains("|REFUSED|")
                    .contains(one.getKey())
                    .doesNotContain("HYPERLINK");
        }
        post.put(PostFiles.name(1, "csv"), good);
        assertThat(post.result(PostFiles.name(1, "csv"))).contains("|ACCEPTED|2|0");
        assertThat(post.references()).hasSize(2);
        post.close();
    }

    /** Ten million lines, a line of a gigabyte, a file of a gigabyte: each ends at its bound, not at the memory's. */
    @Test
    void whatIsTooMuchIsRefusedBeforeItCostsMemory(@TempDir Path folder) throws Exception {
        BankFiles post = new BankFiles(Map.of());
        try (LiveHeap heap = new LiveHeap()) {
            try (RandomAccessFile line =
                    new RandomAccessFile(folder.resolve("line").toFile(), "rw")) {
                line.setLength(1L << 30);
            }
            Files.move(folder.resolve("line"), post.outbox.resolve(PostFiles.name(11, "txt")));
            byte[] short1 = "x\n".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
            Path many = folder.resolve("many");
            for (int i = 0; i < 10; i++) {
                Files.write(
                        many, short1, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
            }
            Files.move(many, post.outbox.resolve(PostFiles.name(12, "txt")));
            byte[] wide = (" ".repeat(999) + "\n").repeat(1000).getBytes(StandardCharsets.US_ASCII);
            Path big = folder.resolve("big");
            for (int i = 0; i < 140; i++) {
                Files.write(
                        big, wide, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
            }
            Files.move(big, post.outbox.resolve(PostFiles.name(13, "txt")));
            assertThat(post.result(PostFiles.name(11, "txt"))).contains("R|baris 1: lebih dari 1024 byte");
            assertThat(post.result(PostFiles.name(12, "txt"))).contains("R|berkas lebih dari 1000002 baris");
            assertThat(post.result(PostFiles.name(13, "txt"))).contains("R|berkas lebih dari 134217728 byte");
            assertThat(heap.grownBy()).isLessThan(MOST_MIB);
        }
        post.close();
    }

    /** A million lines are read to the end, the last of them wrong. */
    @Test
    void aMillionLinesAreJudgedInFlatMemory(@TempDir Path folder) throws Exception {
        BankFiles post = new BankFiles(Map.of("format", "csv"));
        Path file = PostFiles.csv(folder.resolve("file"), 14, 999_999);
        Files.writeString(file, "X\n", java.nio.file.StandardOpenOption.APPEND);
        try (LiveHeap heap = new LiveHeap()) {
            Files.move(file, post.outbox.resolve(PostFiles.name(14, "csv")));
            assertThat(post.result(PostFiles.name(14, "csv")))
                    .contains("R|baris 1000002: ada baris setelah trailer T\nT|0");
            assertThat(heap.grownBy()).isLessThan(MOST_MIB);
        }
        assertThat(post.references()).isEmpty();
        post.close();
    }

    @Test
    void aFileOfManyLinesIsReadSettledAndAnsweredInFlatMemory(@TempDir Path folder) throws Exception {
        BankFiles post = new BankFiles(Map.of("format", "csv"));
        int lines = 20_000;
        String name = PostFiles.name(21, "csv");
        Path file = PostFiles.csv(folder.resolve("file"), 21, lines);
        try (LiveHeap heap = new LiveHeap()) {
            Files.move(file, post.outbox.resolve(name));
            Path result = post.results.resolve(PostFiles.name(21, "result.csv"));
            Awaitility.await()
                    .atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> Files.exists(result));
            assertThat(heap.grownBy()).isLessThan(MOST_MIB);
            try (var rows = Files.lines(result)) {
                assertThat(rows.count()).isEqualTo(lines + 2L);
            }
        }
        post.close();
    }

    /** The measure bites: the same file held as lines is seen. */
    @Test
    void controlAFileThatIsHeldInMemoryIsSeen(@TempDir Path folder) throws Exception {
        Path file = PostFiles.csv(folder.resolve("file"), 1, 1_000_000);
        try (LiveHeap heap = new LiveHeap()) {
            String held = Files.readString(file, StandardCharsets.US_ASCII);
            String[] lines = held.split("\n");
            assertThat(heap.grownBy()).isGreaterThanOrEqualTo(MOST_MIB);
            assertThat(lines).hasSize(1_000_002);
        }
    }

    @Test
    void aFileWithoutItsMarkerWaitsIsShownAndHoldsUpNobody() throws Exception {
        BankFiles post = new BankFiles(Map.of("complete", "done"));
        String waits = PostFiles.name(31, "txt");
        String half = PostFiles.name(33, "txt");
        String passes = PostFiles.name(32, "txt");
        post.put(waits, PostFiles.fixedWidth(31, 1));
        Files.writeString(post.outbox.resolve(half + ".part"), "half");
        post.put(passes, PostFiles.fixedWidth(32, 1));
        Files.createFile(post.outbox.resolve(passes + ".done"));
        assertThat(post.result(passes)).contains("|ACCEPTED|1|0");
        Awaitility.await()
                .atMost(BankFiles.SOON)
                .until(() -> post.shown("FILE_WAITS").size() == 2);
        assertThat(post.shown("FILE_WAITS"))
                .containsExactlyInAnyOrder(
                        waits + ": there is no .done", half + ".part: its writer has not renamed it");
        assertThat(post.names(post.outbox)).containsExactly(waits, half + ".part");
        Files.createFile(post.outbox.resolve(waits + ".done"));
        assertThat(post.result(waits)).contains("|ACCEPTED|1|0");
        Awaitility.await().until(() -> post.names(post.outbox).equals(List.of(half + ".part")));
        post.close();
    }

    @Test
    void aChecksumThatDiffersRefusesTheFile() throws Exception {
        BankFiles post = new BankFiles(Map.of("complete", "sha256"));
        String good = PostFiles.fixedWidth(41, 1);
        String truncated = PostFiles.fixedWidth(42, 1);
        String name = PostFiles.name(41, "txt");
        String other = PostFiles.name(42, "txt");
        post.put(name, good);
        Files.writeString(
                post.outbox.resolve(name + ".sha256"),
                id.lintas.message.MessageLog.sha256(good.getBytes(StandardCharsets.US_ASCII)) + "  " + name + "\n");
        post.put(other, truncated);
        Files.writeString(
                post.outbox.resolve(other + ".sha256"),
                id.lintas.message.MessageLog.sha256(good.getBytes(StandardCharsets.US_ASCII)) + "  " + other + "\n");
        assertThat(post.result(name)).contains("|ACCEPTED|1|0");
        assertThat(post.result(other)).contains("|REFUSED|0|0\nR|checksum SHA-256 berbeda");
        Awaitility.await().until(() -> post.names(post.outbox).isEmpty());
        assertThat(post.references()).hasSize(1);
        post.close();
    }

    @Test
    void aFileThatIsReplacedWhileItIsTakenIsTakenOrRefusedAsAWholeItself() throws Exception {
        BankFiles post = new BankFiles(Map.of());
        String name = PostFiles.name(51, "txt");
        try (Connection blocker = post.hub.owner()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("lock table partner_file_chunk in access exclusive mode");
            post.put(name, PostFiles.fixedWidth(51, 2));
            Awaitility.await().atMost(BankFiles.SOON).until(() -> waitsForLock(post));
            post.put(name + ".new", PostFiles.fixedWidth(51, 5));
            Files.move(
                    post.outbox.resolve(name + ".new"),
                    post.outbox.resolve(name),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            blocker.rollback();
        }
        assertThat(post.result(name)).contains("|ACCEPTED|2|0");
        Awaitility.await()
                .atMost(BankFiles.SOON)
                .until(() -> post.names(post.results).size() == 2);
        String refused = post.names(post.results).stream()
                .filter(one -> !one.equals(PostFiles.name(51, "result.txt")))
                .findFirst()
                .orElseThrow();
        assertThat(post.results.resolve(refused)).content().contains("|REFUSED|0|0\nR|nama berkas sudah dipakai");
        assertThat(post.references()).hasSize(2);
        post.close();
    }

    private static boolean waitsForLock(BankFiles post) {
        return post.sql()
                .sql(
                        "select exists (select 1 from pg_locks where not granted and relation = 'partner_file_chunk'::regclass)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void aHubThatStopsInTheMiddleGoesOnWhereItStood() throws Exception {
        BankFiles post = new BankFiles(Map.of("format", "csv"));
        FileWorkers workers = post.hub.bean(FileWorkers.class);
        String name = PostFiles.name(61, "csv");
        post.put(name, PostFiles.csv(61, 4000));
        Awaitility.await()
                .atMost(BankFiles.SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !post.references().isEmpty());
        workers.stop();
        Map<String, String> before = post.references();
        assertThat(before).hasSizeBetween(1, 3999);
        workers.start();
        assertThat(post.result(name)).contains("|ACCEPTED|4000|0").endsWith("T|4000\n");
        assertThat(post.references()).hasSize(4000).containsAllEntriesOf(before);
        post.close();
    }

    @Test
    void theSameContentUnderAnotherNameIsRefusedAndOrderDoesNotMatter() throws Exception {
        BankFiles post = new BankFiles(Map.of());
        String second = PostFiles.name(3, "txt");
        post.put(second, PostFiles.fixedWidth(3, 1));
        assertThat(post.result(second)).contains("|ACCEPTED|1|0");
        post.put(PostFiles.name(9, "txt"), PostFiles.fixedWidth(3, 1));
        assertThat(post.result(PostFiles.name(9, "txt"))).contains("R|isi sama dengan berkas " + second);
        assertThat(post.intake().missing(post.partner, LocalDate.of(2026, 11, 23)))
                .containsExactly(1, 2);
        post.put(PostFiles.name(1, "txt"), PostFiles.fixedWidth(1, 1));
        assertThat(post.result(PostFiles.name(1, "txt"))).contains("|ACCEPTED|1|0");
        assertThat(post.intake().missing(post.partner, LocalDate.of(2026, 11, 23)))
                .containsExactly(2);
        post.close();
    }

    @Test
    void oddNamesAreAnsweredUnderPlainOnesOrShown() throws Exception {
        BankFiles post = new BankFiles(Map.of());
        post.put("POS-${date:now:yyyy}.txt", PostFiles.fixedWidth(1, 1));
        post.put("POS-=cmd|x.txt", PostFiles.fixedWidth(2, 1));
        post.put("POS-*.txt", PostFiles.fixedWidth(3, 1));
        Awaitility.await()
                .atMost(BankFiles.SOON)
                .until(() -> post.names(post.results).size() == 2);
        assertThat(post.names(post.results))
                .allMatch(name -> name.matches("POS-[A-Za-z0-9-]+\\.[0-9a-f]{12}\\.result\\.txt"));
        for (String name : post.names(post.results)) {
            assertThat(post.results.resolve(name)).content().contains("|REFUSED|0|0\nR|nama berkas bukan POS-");
        }
        Awaitility.await()
                .atMost(BankFiles.SOON)
                .until(() -> !post.shown("FILE_WAITS").isEmpty());
        assertThat(post.shown("FILE_WAITS")).containsExactly("POS-*.txt: its name cannot be fetched safely");
        assertThat(post.references()).isEmpty();
        post.close();
    }
}
