package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.partner.Partners;
import id.lintas.route.TestHub;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a large file takes: one CSV of {@code -Dlintas.bench.lines} payments, fetched over SFTP, judged, settled and answered by
 * a hub with its usual four threads, beside the same statements by plain JDBC on four connections. The bills are unknown, so each
 * line is money that is held; a line that settles a bill costs more. No test: {@code ./lintas bench files}; writes {@code
 * target/files-bench.txt}.
 */
class FilesBench {

    private static final int THREADS = 4;
    private static final double MIB = 1 << 20;
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final Duration TELL_EVERY = Duration.ofSeconds(15);

    private final int lines = Integer.getInteger("lintas.bench.lines", 100_000);

    @Test
    void linesPerSecond(@TempDir Path folder) throws Exception {
        BankFiles post = alone();
        String small = PostFiles.name(1, "csv");
        post.put(small, PostFiles.csv(1, 5_000));
        post.result(small, LONGEST);
        int few = Math.max(10_000, lines / 20);
        double raw = raw(post, few);

        Path file = PostFiles.csv(folder.resolve("file"), 2, lines);
        long bytes = Files.size(file);
        LiveHeap before = new LiveHeap();
        before.close();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        long started = System.nanoTime();
        Files.move(file, post.outbox.resolve(PostFiles.name(2, "csv")));
        await(post, "select exists (select 1 from partner_file where partner = ? and sequence = 2)");
        double taken = seconds(started);
        long collected = await(
                post,
                "select exists (select 1 from partner_file where partner = ? and sequence = 2 and state = 'DONE')");
        double done = seconds(started);
        Path result = post.results.resolve(PostFiles.name(2, "result.csv"));
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> Files.exists(result));
        double answered = seconds(started);
        long peak = pools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        double rate = lines / (done - taken);
        String said = String.format(
                "files: %d lines, %.0f MiB: taken after %.1f s, settled %.1f s later, answered %.1f s after that%n"
                        + "  settled %.0f lines/s by %d threads; plain JDBC, the same statements on %d connections: %.0f lines/s; ratio %.2f%n"
                        + "  heap of hub, broker and SFTP server together: at most %.0f MiB used, at most %.0f MiB left by a collection"
                        + " (%.0f MiB before)%n",
                lines,
                bytes / MIB,
                taken,
                done - taken,
                answered - done,
                rate,
                THREADS,
                THREADS,
                raw,
                rate / raw,
                peak / MIB,
                collected / MIB,
                before.live() / MIB);
        Files.writeString(Path.of("target/files-bench.txt"), said);
        System.out.print(said);
        try (var rows = Files.lines(result)) {
            assertThat(rows.count()).isEqualTo(lines + 2L);
        }
        post.close();
    }

    /** The post office, without the tests' other partners, whose servers are silent or false and are asked again all the time. */
    private static BankFiles alone() throws IOException {
        TestHub hub = TestHub.get();
        hub.bean(Partners.class).all().forEach(other -> hub.noPartner(other.id().value()));
        return new BankFiles(Map.of("format", "csv"));
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / 1e9;
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** Waits, and returns the most that a collection left meanwhile. */
    private static long await(BankFiles post, String question) throws InterruptedException {
        long most = 0;
        long began = System.nanoTime();
        long told = began;
        long end = began + LONGEST.toNanos();
        while (!post.sql()
                .sql(question)
                .param(post.partner.value())
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(200);
            if (System.nanoTime() - told > TELL_EVERY.toNanos()) {
                told = System.nanoTime();
                System.out.printf(
                        "  %.0f s: %d lines, at most %.0f MiB left by a collection%n",
                        seconds(began), lines(post), most / MIB);
            }
            most = Math.max(
                    most,
                    pools().stream()
                            .filter(pool -> pool.getCollectionUsage() != null)
                            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                            .sum());
        }
        return most;
    }

    private static int lines(BankFiles post) {
        return post.sql()
                .sql("""
                        select coalesce(max(line), 0) from partner_file_line
                        where file = (select id from partner_file where partner = ? and sequence = 2)
                        """)
                .param(post.partner.value())
                .query(Integer.class)
                .single();
    }

    /** Lines a second of the statements that the hub sends for one such line, one transaction each. */
    private static double raw(BankFiles post, int lines) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        long started = System.nanoTime();
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int own = thread;
                parts.add(threads.submit(() -> {
                    raw(post, own, lines / THREADS);
                    return null;
                }));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return lines / seconds(started);
    }

    private static void raw(BankFiles post, int thread, int lines) throws SQLException, IOException {
        String partner = "raw-" + thread;
        try (Connection connection = post.hub.connection()) {
            connection.setAutoCommit(false);
            try (var claim = connection.prepareStatement("""
                            insert into partner_payment (partner, reference, alternate, billing_code, amount, paid_at, channel, transport,
                              received_at, outcome)
                            values (?, ?, ?, ?, 1000, now(), 'PLG001', 'FILES', now(), 'UNAVAILABLE') on conflict do nothing
                            """);
                    var hold = connection.prepareStatement(
                            "select * from partner_payment where partner = ? and reference = ? for update");
                    var office = connection.prepareStatement(
                            "select office from billing_code_office where billing_code = ?");
                    var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtext(?))");
                    var decide = connection.prepareStatement("""
                            update partner_payment set outcome = 'UNKNOWN_BILL', office = null, payment = null, held = true,
                              billing_code = ?, amount = 1000, paid_at = now(), channel = 'PLG001', confirmed = true, alternate = ?
                            where partner = ? and reference = ?
                            """);
                    var line = connection.prepareStatement(
                            "insert into partner_file_line (file, line, outcome) values (gen_random_uuid(), ?, 'UNKNOWN_BILL')")) {
                for (int i = 1; i <= lines; i++) {
                    String reference = String.format("R%d-%012d", thread, i);
                    String code = String.format("8%014d", i);
                    set(claim, partner, reference, reference, code).executeUpdate();
                    set(hold, partner, reference).executeQuery().next();
                    set(office, code).executeQuery().next();
                    set(lock, code).executeQuery().next();
                    set(office, code).executeQuery().next();
                    set(decide, code, reference, partner, reference).executeUpdate();
                    line.setInt(1, i);
                    line.executeUpdate();
                    connection.commit();
                }
            }
        }
    }

    private static java.sql.PreparedStatement set(java.sql.PreparedStatement statement, String... values)
            throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }
}
