package id.lintas.simulators.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The post office: its SFTP server, the writer of the day's files and the reader of the hub's results.
 *
 * <p>Under {@code <state>/sftp} lie {@code outbox/} and {@code results/}; the hub sees nothing else. Safe for use by many threads.
 */
public final class PostOffice implements AutoCloseable {

    /** The hub's user name at the post office. */
    public static final String HUB_USER = "lintas";

    private static final String UNKNOWN_BILL = "899999999999999";

    private final Path outbox;
    private final Path results;
    private final Clock clock;
    private final SftpServer server;
    private final int port;
    private final SecureRandom random = new SecureRandom();
    private @Nullable Written last;

    /** What the hub was told of, and no statement has yet. */
    private final List<DayFile.Line> told = new ArrayList<>();

    /** What a statement has, and the hub was never told of. */
    private final List<DayFile.Line> untold = new ArrayList<>();

    private record Written(DayFile file, String text) {}

    private PostOffice(Path root, Clock clock, SftpServer server, int port) {
        this.outbox = root.resolve("outbox");
        this.results = root.resolve("results");
        this.clock = clock;
        this.server = server;
        this.port = port;
    }

    /**
     * Makes the folders and starts the server.
     *
     * @param hostKey the server's key, RSA in PKCS#8 PEM
     * @param hubPublicKey the only key let in, one line as in authorized_keys
     * @param port where to listen on the loopback address; 0 for any free port
     * @throws IOException when the folders, the host key or the port cannot be had
     */
    public static PostOffice start(Path state, Path hostKey, Path hubPublicKey, int port, Clock clock)
            throws IOException {
        Path root = state.resolve("sftp").toAbsolutePath();
        Files.createDirectories(root.resolve("outbox"));
        Files.createDirectories(root.resolve("results"));
        SftpServer server = new SftpServer(root, hostKey, new HubOnly(HUB_USER, hubPublicKey));
        return new PostOffice(root, clock, server, server.start(port));
    }

    /** The port that the SFTP server listens on. */
    public int port() {
        return port;
    }

    /** Writes a fixed-width file; see {@link #writeFile(List, FileMischief, FileForm)}. */
    public String writeFile(List<PostPayment> payments, FileMischief mischief) throws IOException {
        return writeFile(payments, mischief, FileForm.FIXED_WIDTH);
    }

    /**
     * Writes a file of the payments into the outbox and returns its name, which is the final one even where the mischief leaves a part only.
     *
     * @throws IllegalStateException when the mischief needs an earlier file and there was none since the start
     */
    public synchronized String writeFile(List<PostPayment> payments, FileMischief mischief, FileForm form)
            throws IOException {
        return switch (mischief) {
            case NONE -> {
                DayFile file = next(payments, form);
                told.addAll(file.lines());
                yield put(file, file.text());
            }
            case UNKNOWN_BILL -> {
                List<PostPayment> more = new ArrayList<>(payments);
                more.add(new PostPayment(UNKNOWN_BILL, 350_000, clock.instant()));
                DayFile file = next(more, form);
                yield put(file, file.text());
            }
            case WRONG_TOTAL -> {
                DayFile file = next(payments, form);
                yield put(file, file.text(0, 1));
            }
            case WRONG_COUNT -> {
                DayFile file = next(payments, form);
                yield put(file, file.text(1, 0));
            }
            case TRUNCATED -> {
                DayFile file = next(payments, form);
                yield put(file, half(file.text()));
            }
            case HALF_WRITTEN -> {
                DayFile file = next(payments, form);
                writePart(file.name(), half(file.text()).getBytes(StandardCharsets.US_ASCII));
                last = new Written(file, file.text());
                yield file.name();
            }
            case REPEATED -> {
                Written again = lastWritten();
                yield put(again.file(), again.text());
            }
            case OTHER_CONTENT -> {
                DayFile known = lastWritten().file();
                DayFile other =
                        new DayFile(known.day(), known.sequence(), clock.instant(), lines(payments), known.form());
                yield put(other, other.text());
            }
            case OTHER_NAME -> {
                Written again = lastWritten();
                yield put(again.file().numbered(lastSequence(again.file().day()) + 1), again.text());
            }
            case ZIPPED, OTHER_CHARSET, BYTE_ORDER_MARK, NUL, FORMULA -> {
                DayFile file = next(payments, form);
                yield put(file, file.text(), HostileBytes.of(mischief, file.name(), file.text()));
            }
        };
    }

    /**
     * A statement that was written.
     *
     * @param references of the payments that nobody told the hub of, in their order
     */
    public record Stated(String name, LocalDate day, List<String> references) {}

    /** Writes today's statement into the outbox: what no statement has yet, and these payments, which the hub was never told of. */
    public synchronized Stated writeStatement(List<PostPayment> payments) throws IOException {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, DayFile.WIB);
        List<DayFile.Line> silent = lines(payments);
        List<DayFile.Line> all = new ArrayList<>(told);
        all.addAll(silent);
        all.removeIf(line ->
                !LocalDate.ofInstant(line.payment().paidAt(), DayFile.WIB).equals(day));
        DayStatement statement = new DayStatement(day, statements() + 1, now, all);
        Path part = writePart(statement.name(), statement.text().getBytes(StandardCharsets.US_ASCII));
        Files.move(part, outbox.resolve(statement.name()), StandardCopyOption.ATOMIC_MOVE);
        told.clear();
        untold.addAll(silent);
        return new Stated(
                statement.name(),
                day,
                silent.stream().map(DayFile.Line::reference).toList());
    }

    /** Tells the hub at last of what only statements had, and returns the file's name. */
    public synchronized String tellUntold() throws IOException {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, DayFile.WIB);
        DayFile file = new DayFile(day, lastSequence(day) + 1, now, List.copyOf(untold), FileForm.FIXED_WIDTH);
        untold.clear();
        return put(file, file.text());
    }

    /** Counts on over all days, from what lies in any folder. */
    private int statements() throws IOException {
        int highest = 0;
        for (Path folder : List.of(outbox, outbox.resolve(".done"), outbox.resolve(".refused"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    highest = Math.max(
                            highest,
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.matches("STM-[0-9]{8}-[0-9]{6}\\..*"))
                                    .mapToInt(name -> Integer.parseInt(name.substring(13, 19)))
                                    .max()
                                    .orElse(0));
                }
            }
        }
        return highest;
    }

    /**
     * The hub's result for the file, once it is wholly there.
     *
     * @throws IllegalArgumentException when the name is not that of a day's file, or the result not of the form agreed
     */
    public Optional<PostResult> result(String name) throws IOException {
        if (!name.matches("POS-[0-9]{8}-[0-9]{6}\\.(txt|csv)")) {
            throw new IllegalArgumentException("name: '" + name + "' (expected: POS-yyyyMMdd-NNNNNN.txt or .csv)");
        }
        Path file = results.resolve(name.replaceFirst("\\.(txt|csv)$", ".result.$1"));
        return Files.exists(file) ? PostResult.parse(Files.readString(file)) : Optional.empty();
    }

    private DayFile next(List<PostPayment> payments, FileForm form) throws IOException {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, DayFile.WIB);
        return new DayFile(day, lastSequence(day) + 1, now, lines(payments), form);
    }

    private List<DayFile.Line> lines(List<PostPayment> payments) {
        return payments.stream()
                .map(payment -> new DayFile.Line(payment, reference()))
                .toList();
    }

    /** Counts on from what lies in any folder, so that a restart never uses a name twice. */
    private int lastSequence(LocalDate day) throws IOException {
        String prefix = DayFile.name(day, 0, FileForm.FIXED_WIDTH).substring(0, "POS-yyyyMMdd-".length());
        int highest =
                last != null && last.file().day().equals(day) ? last.file().sequence() : 0;
        for (Path folder : List.of(outbox, outbox.resolve(".done"), outbox.resolve(".refused"), results)) {
            highest = Math.max(highest, Files.isDirectory(folder) ? lastSequence(folder, prefix) : 0);
        }
        return highest;
    }

    private static int lastSequence(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(prefix + "[0-9]{6}\\..*"))
                    .mapToInt(name -> Integer.parseInt(name.substring(prefix.length(), prefix.length() + 6)))
                    .max()
                    .orElse(0);
        }
    }

    private String put(DayFile file, String text) throws IOException {
        return put(file, text, text.getBytes(StandardCharsets.US_ASCII));
    }

    private String put(DayFile file, String text, byte[] bytes) throws IOException {
        Path part = writePart(file.name(), bytes);
        Files.move(part, outbox.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
        last = new Written(file, text);
        return file.name();
    }

    private Path writePart(String name, byte[] bytes) throws IOException {
        return Files.write(outbox.resolve(name + ".part"), bytes);
    }

    private Written lastWritten() {
        Written known = last;
        if (known == null) {
            throw new IllegalStateException("last file: none (expected: one written since the start)");
        }
        return known;
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    private String reference() {
        return String.format("P%015d", random.nextLong(1_000_000_000_000_000L));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
