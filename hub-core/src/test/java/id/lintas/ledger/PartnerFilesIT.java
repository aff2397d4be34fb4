package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.intake.FileChanged;
import id.lintas.intake.FileIntake;
import id.lintas.intake.FileIntake.Receipt;
import id.lintas.intake.FileSettling;
import id.lintas.intake.IncomingFile;
import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files in the ledger: taken or refused whole, settled line by line, once, whoever crashes in between. */
@ExtendWith(NeedsDatabase.class)
class PartnerFilesIT {

    private static final PartnerId POST = new PartnerId("post-toy");
    private static final int LINES = 600;

    private final Ledger ledger = Ledger.get();
    private final FileIntake intake = ledger.bean(FileIntake.class);
    private final FileSettling settling = ledger.bean(FileSettling.class);
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final long number = Ledger.number();
    private final String name = "POS-" + number + "-1.txt";

    @AfterEach
    void end() {
        workers.shutdownNow();
    }

    @Test
    void aFileSettlesItsGoodLinesAndTheSameFileAgainSettlesNothingTwice() throws Exception {
        OfficeId office = ledger.newOffice();
        PassportApplication application = ledger.captured(office);
        BillingCode code = ledger.billed(office, application, Duration.ofDays(7));
        String file = "P" + number + " " + code + " 350000\nQ" + number + " 899999999999998 1\n";
        assertThat(take(name, file)).isEqualTo(Receipt.TAKEN);
        settleAll(workers);
        assertThat(FileProbe.results(ledger, name.replace(".txt", ".result.txt")))
                .containsExactly("ACCEPTED\n1 SETTLED\n2 UNKNOWN_BILL\nEND 2 1\n");
        assertThat(take(name, file)).isEqualTo(Receipt.TAKEN);
        settleAll(workers);
        assertThat(FileProbe.results(ledger, name.replace(".txt", ".result.txt")))
                .containsExactly("ACCEPTED\n1 SETTLED\n2 UNKNOWN_BILL\nEND 2 1\n");
        assertThat(ledger.bean(Payments.class).of(office, application.id())).hasSize(1);
    }

    @Test
    void aCrashInTheMiddleLosesNoLineAndAsksForNoneAgain() throws Exception {
        take(name, lines(LINES));
        assertThatThrownBy(() -> settling.settleNext("node-1", FileProbe.crashingAfter(5), () -> true))
                .isInstanceOf(FileProbe.Crash.class);
        Map<Integer, String> before = versions();
        assertThat(before).hasSizeBetween(1, LINES - 1);
        ledger.clock().forward(Duration.ofMinutes(1));
        settleAll(workers);
        assertThat(versions()).hasSize(LINES).containsAllEntriesOf(before);
        assertThat(outcomes()).isEqualTo(LINES);
    }

    /** What the rows of lines are for: without them each line is asked again, and only its reference keeps the money single. */
    @Test
    void controlWithoutTheRowsOfLinesEachLineIsAskedAgain() throws Exception {
        take(name, lines(LINES));
        assertThatThrownBy(() -> settling.settleNext("node-1", FileProbe.crashingAfter(5), () -> true))
                .isInstanceOf(FileProbe.Crash.class);
        Map<Integer, String> before = versions();
        forgetLines();
        ledger.clock().forward(Duration.ofMinutes(1));
        settleAll(workers);
        Map<Integer, String> after = versions();
        assertThat(after).hasSize(LINES);
        assertThat(before.entrySet()).noneMatch(line -> line.getValue().equals(after.get(line.getKey())));
    }

    @Test
    void whoIsToldToStopLeavesTheRestToTheNext() throws Exception {
        take(name, lines(LINES));
        settling.settleNext("node-1", workers, () -> false);
        assertThat(versions()).hasSize(256);
        settling.settleNext("node-2", workers, () -> true);
        assertThat(versions()).hasSize(LINES);
    }

    @Test
    void twoNodesThatBothThinkTheFileIsTheirsWriteEachLineOnce() throws Exception {
        take(name, lines(LINES));
        AtomicInteger windows = new AtomicInteger();
        settling.settleNext("node-1", workers, () -> {
            if (windows.incrementAndGet() == 1) {
                ledger.clock().forward(Duration.ofMinutes(1));
                settling.settleNext("node-2", workers, () -> true);
            }
            return true;
        });
        assertThat(versions()).hasSize(LINES);
        assertThat(outcomes()).isEqualTo(LINES);
        assertThat(FileProbe.results(ledger, name.replace(".txt", ".result.txt")))
                .hasSize(1);
    }

    @Test
    void theSameContentUnderAnotherNameIsRefusedByTheFirstName() throws Exception {
        String file = lines(3);
        take(name, file);
        settleAll(workers);
        String other = "POS-" + number + "-2.txt";
        assertThat(take(other, file)).isEqualTo(Receipt.REFUSED);
        assertThat(FileProbe.results(ledger, other.replace(".txt", ".result.txt")))
                .containsExactly("REFUSED [isi sama dengan berkas " + name + " yang sudah diterima]\nEND 0 0\n");
    }

    @Test
    void otherContentUnderTheSameNameIsRefusedAndTheFirstResultKeepsItsPlace() throws Exception {
        take(name, lines(3));
        settleAll(workers);
        assertThat(take(name, lines(4))).isEqualTo(Receipt.REFUSED);
        assertThat(FileProbe.results(ledger, name.replace(".txt", ".result.txt")))
                .singleElement()
                .asString()
                .startsWith("ACCEPTED");
        assertThat(FileProbe.results(ledger, "POS-" + number + "-1.%.result.txt"))
                .containsExactly("REFUSED [nama berkas sudah dipakai untuk isi yang berbeda]\nEND 0 0\n");
    }

    @Test
    void aRefusedFileUsesUpNeitherItsNameNorItsContent() throws Exception {
        assertThat(take(name, "garbage")).isEqualTo(Receipt.REFUSED);
        assertThat(take(name, lines(2))).isEqualTo(Receipt.TAKEN);
        settleAll(workers);
        assertThat(FileProbe.results(ledger, name.replace(".txt", ".result.txt")))
                .hasSize(2);
    }

    @Test
    void aFileThatIsNotAsLongAsItWasListedIsNotKept() {
        byte[] bytes = lines(2).getBytes(StandardCharsets.US_ASCII);
        IncomingFile shorter =
                new IncomingFile(POST, name, bytes.length + 1, Optional.empty(), new ByteArrayInputStream(bytes));
        assertThatThrownBy(() -> intake.receive(shorter, 10, 100)).isInstanceOf(FileChanged.class);
        assertThat(files()).isZero();
    }

    @Test
    void aStreamThatBreaksLeavesNothing() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("reset");
            }
        });
        IncomingFile file = new IncomingFile(POST, name, 200_000, Optional.empty(), broken);
        assertThatThrownBy(() -> intake.receive(file, 10, 1 << 20)).isInstanceOf(IOException.class);
        assertThat(files()).isZero();
    }

    @Test
    void aDigestThatDiffersRefusesTheFile() throws Exception {
        byte[] bytes = lines(2).getBytes(StandardCharsets.US_ASCII);
        IncomingFile file = new IncomingFile(
                POST, name, bytes.length, Optional.of("0".repeat(64)), new ByteArrayInputStream(bytes));
        assertThat(intake.receive(file, 10, 100)).isEqualTo(Receipt.REFUSED);
        assertThat(FileProbe.results(ledger, name.replace(".txt", ".result.txt")))
                .singleElement()
                .asString()
                .contains("checksum");
    }

    @Test
    void aNumberThatIsMissingIsKnown() throws Exception {
        String day = "POS-" + number + "-";
        ledger.sql()
                .sql("update partner_file set day = '2000-01-01' where partner = ? and day = ?")
                .params(POST.value(), LocalDate.EPOCH)
                .update();
        take(day + "5.txt", lines(1));
        take(day + "2.txt", lines(2));
        assertThat(intake.missing(POST, LocalDate.EPOCH)).containsExactly(1, 3, 4);
    }

    private Receipt take(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return intake.receive(
                new IncomingFile(POST, name, bytes.length, Optional.empty(), new ByteArrayInputStream(bytes)),
                10_000,
                200);
    }

    private String lines(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> String.format("F%d-%06d 8%014d 350000%n", number, i, i))
                .collect(Collectors.joining());
    }

    private void settleAll(Executor executor) {
        boolean more = true;
        while (more) {
            more = settling.settleNext("node-2", executor, () -> true);
        }
    }

    /** Each line's reference with the transaction that last wrote it. */
    private Map<Integer, String> versions() {
        Map<Integer, String> versions = new TreeMap<>();
        ledger.sql()
                .sql(
                        "select reference, xmin::text as version from partner_payment where partner = ? and reference like ?")
                .params(POST.value(), "F" + number + "-%")
                .query(row -> {
                    versions.put(
                            Integer.parseInt(row.getString("reference").replaceFirst(".*-", "")),
                            row.getString("version"));
                });
        return versions;
    }

    private int outcomes() {
        return ledger.sql()
                .sql("select count(*) from partner_file_line l join partner_file f on f.id = l.file where f.name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    private int files() {
        return ledger.sql()
                .sql("select count(*) from partner_file where name = ?")
                .param(name)
                .query(Integer.class)
                .single();
    }

    /** As the owner: the application cannot. */
    private void forgetLines() throws Exception {
        try (Connection owner = DriverManager.getConnection(
                ledger.database().ownerUrl(),
                ledger.database().ownerUser(),
                ledger.database().ownerPassword())) {
            owner.createStatement()
                    .executeUpdate(
                            "delete from partner_file_line where file in (select id from partner_file where name = '"
                                    + name + "')");
        }
    }
}
