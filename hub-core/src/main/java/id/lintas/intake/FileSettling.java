package id.lintas.intake;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.payment.Outcome;
import id.lintas.payment.SettlePayment;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Settles the lines of files that were taken, each in a transaction of its own that also writes the line's outcome. Whoever
 * goes on with a file after a crash, on this node or another, passes over the lines that have one; two nodes that both think
 * the file is theirs cannot both write it.
 */
@Service
public class FileSettling {

    private static final Logger LOG = LoggerFactory.getLogger(FileSettling.class);

    /** Lines that are under way at a time. Lines of one bill keep their order. */
    private static final int WINDOW = 256;

    private static final int WAYS = 4;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Connectors connectors;
    private final SettlePayment payments;
    private final FileStore files;
    private final FileChunks chunks;
    private final FileResults results;
    private final FileLog log;
    private final OfficeTransactions transactions;
    private final Clock clock;

    FileSettling(
            Connectors connectors,
            SettlePayment payments,
            FileStore files,
            FileChunks chunks,
            FileResults results,
            FileLog log,
            OfficeTransactions transactions,
            Clock clock) {
        this.connectors = connectors;
        this.payments = payments;
        this.files = files;
        this.chunks = chunks;
        this.results = results;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Settles the file that waits longest, to its end or until told to stop. What fails is tried again later, from where it
     * stood, and holds up no other partner.
     *
     * @param owner this node's name
     * @param workers run the lines
     * @param goOn asked between two windows
     * @return false if no file waits
     * @throws org.springframework.dao.DataAccessException if the ledger does not answer now
     */
    public boolean settleNext(String owner, Executor workers, BooleanSupplier goOn) {
        Instant now = clock.instant();
        Optional<PartnerFile> claimed = transactions.inTransaction(() -> files.claim(owner, now, now.plus(LEASE)));
        claimed.ifPresent(file -> settle(file, workers, goOn));
        return claimed.isPresent();
    }

    private void settle(PartnerFile file, Executor workers, BooleanSupplier goOn) {
        Duration pause = Duration.ZERO;
        try {
            if (new Run(file, workers, goOn).toTheEnd()) {
                finish(file);
            }
        } catch (IOException | RuntimeException e) {
            pause = Duration.ofSeconds(1L << Math.min(file.tries(), 9));
            LOG.warn(
                    "partner={} file={} not settled yet: {}", file.partner(), FileLog.plain(file.name()), e.toString());
        }
        Instant next = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
        transactions.inTransaction(() -> {
            files.release(file, next);
            return true;
        });
    }

    private void finish(PartnerFile file) {
        FileStore.Count count = transactions.inTransaction(() -> files.count(file.id()));
        if (count.lines() != file.lines()) {
            throw new IllegalStateException(
                    "lines with an outcome: " + count.lines() + " (expected: " + file.lines() + ")");
        }
        Instant now = clock.instant();
        PartnerFile done = new PartnerFile(
                file.id(),
                file.partner(),
                file.name(),
                file.digest(),
                file.bytes(),
                PartnerFile.State.DONE,
                file.lines(),
                count.settled(),
                List.of(),
                file.receivedAt(),
                file.fence(),
                file.tries());
        transactions.run(OfficeId.CENTRAL, () -> {
            if (files.finish(file, count.settled(), now)) {
                Outcome first = files.outcomes(file.id(), 1, 1).get(0);
                results.owe(done, ResultName.of(file.name()));
                log.done(done, chunks.of(file), first, now);
            }
        });
        LOG.info(
                "partner={} file={} done, {} of {} lines settled",
                file.partner(),
                FileLog.plain(file.name()),
                count.settled(),
                file.lines());
    }

    /** The lines of each bill, which keep their order, for several threads. */
    private static Queue<List<FileLine>> byBill(List<FileLine> lines) {
        return new ConcurrentLinkedQueue<>(lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.payment().billingCode(), LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** One claim's walk through a file. */
    private final class Run {

        private final PartnerFile file;
        private final Executor workers;
        private final BooleanSupplier goOn;
        private final List<FileLine> window = new ArrayList<>(WINDOW);
        private boolean stopped;

        Run(PartnerFile file, Executor workers, BooleanSupplier goOn) {
            this.file = file;
            this.workers = workers;
            this.goOn = goOn;
        }

        /** Whether the end was reached. */
        boolean toTheEnd() throws IOException {
            RawFile raw = new RawFile(file.partner(), file.name(), chunks.of(file), file.receivedAt());
            connectors.files(file.partner()).read(raw, this::take);
            if (!stopped) {
                settleWindow();
            }
            return !stopped;
        }

        private boolean take(FileLine line) {
            window.add(line);
            if (window.size() == WINDOW) {
                settleWindow();
                stopped = !goOn.getAsBoolean() || !stillOurs();
            }
            return !stopped;
        }

        private boolean stillOurs() {
            Instant until = clock.instant().plus(LEASE);
            return transactions.inTransaction(() -> files.renew(file, until));
        }

        private void settleWindow() {
            if (window.isEmpty()) {
                return;
            }
            int first = window.get(0).number();
            int last = window.get(window.size() - 1).number();
            Set<Integer> done = transactions.inTransaction(() -> files.done(file.id(), first, last));
            window.removeIf(line -> done.contains(line.number()));
            Queue<List<FileLine>> bills = byBill(window);
            CompletableFuture<?>[] ways = new CompletableFuture<?>[WAYS];
            for (int way = 0; way < WAYS; way++) {
                ways[way] = CompletableFuture.runAsync(() -> settle(bills), workers);
            }
            try {
                CompletableFuture.allOf(ways).join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof RuntimeException known ? known : e;
            }
            window.clear();
        }

        /** Takes one bill after the other, so that no way ends long before the rest. */
        private void settle(Queue<List<FileLine>> bills) {
            for (List<FileLine> next = bills.poll(); next != null; next = bills.poll()) {
                next.forEach(this::settle);
            }
        }

        private void settle(FileLine line) {
            transactions.inTransaction(() -> {
                Outcome outcome =
                        payments.settle(line.payment(), file.receivedAt()).outcome();
                files.line(file.id(), line.number(), outcome);
                return outcome;
            });
        }
    }
}
