package id.lintas.route.receive;

import id.lintas.intake.FileIntake;
import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.route.TestHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A post office of its own on the tests' SFTP server, its outbox and its results. */
final class BankFiles {

    static final Duration SOON = Duration.ofSeconds(90);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    final TestHub hub = TestHub.get();
    final PartnerId partner = new PartnerId("b37-" + NUMBERS.incrementAndGet());
    final Path outbox = hub.sftp().root().resolve("b37-outbox").resolve(partner.value());
    final Path results = hub.sftp().root().resolve("b37-results").resolve(partner.value());

    BankFiles(Map<String, String> settings) throws IOException {
        Files.createDirectories(outbox);
        Files.createDirectories(results);
        Map<String, String> all = new HashMap<>(Map.of(
                "host",
                "127.0.0.1",
                "port",
                Integer.toString(hub.sftp().port()),
                "user",
                "lintas",
                "outbox",
                "b37-outbox/" + partner));
        all.putAll(settings);
        hub.partner(new Partner(
                partner,
                "Kantor Pos",
                "post",
                Transport.FILES,
                all,
                Map.of("sftp-key", "sftp-key", "known-hosts", "known_hosts"),
                true,
                Limits.OF_FILES));
        hub.bean(PartnerRoutes.class).follow();
    }

    void put(String name, String text) throws IOException {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void put(String name, byte[] bytes) throws IOException {
        Path part = Files.write(outbox.resolve(name + ".part"), bytes);
        Files.move(part, outbox.resolve(name));
    }

    /** The result of that name, once it is there. */
    String result(String name) throws IOException {
        return result(name, SOON);
    }

    String result(String name, Duration within) throws IOException {
        Path file = results.resolve(name.replaceFirst("\\.(txt|csv)$", ".result.$1"));
        Awaitility.await().atMost(within).until(() -> Files.exists(file));
        return Files.readString(file);
    }

    List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    JdbcClient sql() {
        return hub.bean(JdbcClient.class);
    }

    FileIntake intake() {
        return hub.bean(FileIntake.class);
    }

    /** Each reference that the ledger has of this post office, with the transaction that last wrote it. */
    Map<String, String> references() {
        Map<String, String> versions = new TreeMap<>();
        sql().sql("select reference, xmin::text as version from partner_payment where partner = ?")
                .param(partner.value())
                .query(row -> {
                    versions.put(row.getString("reference"), row.getString("version"));
                });
        return versions;
    }

    /** What operators see of its files. */
    List<String> shown(String outcome) {
        return hub.bean(id.lintas.office.OfficeTransactions.class)
                .in(
                        id.lintas.office.OfficeId.CENTRAL,
                        () -> sql().sql(
                                        "select address || ': ' || detail from inbound_message where peer = ? and outcome = ?")
                                .params(partner.value(), outcome)
                                .query(String.class)
                                .list());
    }

    void close() {
        hub.noPartner(partner.value());
    }
}
