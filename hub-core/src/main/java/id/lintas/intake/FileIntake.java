package id.lintas.intake;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The door for partners' files. A file is refused whole, with every reason named, or taken whole: then its content is in the
 * ledger and the sender's copy is needed no more. {@link FileSettling} settles what was taken. Memory does not grow with the
 * file.
 */
@Service
public class FileIntake {

    private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

    private final Connectors connectors;
    private final FileStore files;
    private final FileChunks chunks;
    private final FileResults results;
    private final FileLog log;
    private final PartnerLimits limits;
    private final OfficeTransactions transactions;
    private final Clock clock;

    FileIntake(
            Connectors connectors,
            FileStore files,
            FileChunks chunks,
            FileResults results,
            FileLog log,
            PartnerLimits limits,
            OfficeTransactions transactions,
            Clock clock) {
        this.connectors = connectors;
        this.files = files;
        this.chunks = chunks;
        this.results = results;
        this.log = log;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What becomes of a file at the door. */
    public enum Receipt {
        /** It is, or was before, taken whole. */
        TAKEN,
        /** Nothing of it takes effect; its result says why. */
        REFUSED
    }

    /**
     * Fetches a file and takes or refuses it. The result is owed in the same transaction that knows it.
     *
     * @param mostLines more lines than these are not fetched
     * @param longestLine nor longer ones, in bytes
     * @throws FileChanged if its length is not what was listed; nothing was kept
     * @throws IOException if it cannot be fetched now; nothing was kept
     * @throws UnknownPartner if no such partner is configured
     * @throws org.springframework.dao.DataAccessException if the ledger cannot be written now
     */
    public Receipt receive(IncomingFile incoming, long mostLines, int longestLine) throws IOException {
        FileConnector connector = connectors.files(incoming.partner());
        FileBounds bounds = new FileBounds(limits.fileBytes(incoming.partner()), mostLines, longestLine);
        limits.pace(incoming.partner(), incoming.bytes());
        try (Fetched fetched = Fetched.from(incoming.content(), bounds)) {
            if (fetched.wrong() != null) {
                return refuse(incoming, fetched, List.of(fetched.wrong()));
            }
            if (fetched.spool().bytes() != incoming.bytes()) {
                throw new FileChanged(incoming.bytes(), fetched.spool().bytes());
            }
            return judge(incoming, fetched, connector);
        }
    }

    private Receipt judge(IncomingFile incoming, Fetched fetched, FileConnector connector) throws IOException {
        String digest = String.valueOf(fetched.digest());
        if (incoming.digest().isPresent() && !incoming.digest().get().equals(digest)) {
            return refuse(incoming, fetched, List.of(FileReasons.otherChecksum()));
        }
        Optional<PartnerFile> known = known(incoming, digest);
        if (known.isPresent()) {
            return again(incoming, fetched, known.get());
        }
        Instant now = clock.instant();
        RawFile raw = new RawFile(incoming.partner(), incoming.name(), fetched.spool(), now);
        FileReading reading = connector.read(raw, line -> true);
        if (!reading.wrong().isEmpty()) {
            return refuse(incoming, fetched, reading.wrong());
        }
        PartnerFile file =
                PartnerFile.fetched(incoming, fetched, PartnerFile.State.SETTLING, reading.lines(), List.of(), now);
        if (take(file, reading, fetched.spool())) {
            LOG.info("partner={} file={} taken, {} lines", file.partner(), FileLog.plain(file.name()), file.lines());
            return Receipt.TAKEN;
        }
        // Another node was quicker with the same name or content.
        return again(incoming, fetched, known(incoming, digest).orElseThrow());
    }

    private Optional<PartnerFile> known(IncomingFile incoming, String digest) {
        return transactions.inTransaction(() -> files.taken(incoming.partner(), incoming.name(), digest));
    }

    private boolean take(PartnerFile file, FileReading reading, RawFile.Content content) {
        return transactions.in(OfficeId.CENTRAL, () -> {
            boolean first = files.insert(file, reading.day(), reading.sequence());
            if (first) {
                try {
                    chunks.keep(file.id(), content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return first;
        });
    }

    /** The same file gets the same result, now or when it is done; what only looks the same is refused. */
    private Receipt again(IncomingFile incoming, Fetched fetched, PartnerFile known) throws IOException {
        if (!known.digest().equals(fetched.digest())) {
            return refuse(incoming, fetched, List.of(FileReasons.nameTaken()));
        }
        if (!known.name().equals(incoming.name())) {
            return refuse(incoming, fetched, List.of(FileReasons.repeated(known.name())));
        }
        transactions.run(OfficeId.CENTRAL, () -> {
            if (known.state() == PartnerFile.State.DONE) {
                results.owe(known, ResultName.of(known.name()));
            }
            log.repeated(known, fetched.spool(), clock.instant());
        });
        return Receipt.TAKEN;
    }

    private Receipt refuse(IncomingFile incoming, Fetched fetched, List<String> reasons) throws IOException {
        PartnerFile file =
                PartnerFile.fetched(incoming, fetched, PartnerFile.State.REFUSED, 0, reasons, clock.instant());
        transactions.run(OfficeId.CENTRAL, () -> {
            // A name that has its result already keeps it.
            boolean named = files.taken(file.partner(), file.name(), "").isPresent();
            files.insert(file, null, 0);
            results.owe(
                    file,
                    named
                            ? ResultName.beside(file.name(), file.digest().isEmpty() ? digestOf(file) : file.digest())
                            : ResultName.of(file.name()));
            log.refused(file, fetched.spool());
        });
        LOG.warn(
                "partner={} file={} refused, {} reasons, the first: {}",
                file.partner(),
                FileLog.plain(file.name()),
                reasons.size(),
                FileLog.plain(reasons.get(0)));
        return Receipt.REFUSED;
    }

    /** Of a file that was not fetched to its end, something that is its own. */
    private static String digestOf(PartnerFile file) {
        return file.id().toString().replace("-", "");
    }

    /** Shows the operators a file that lies there and cannot be taken. It stands in nobody's way. */
    public void waits(PartnerId partner, String name, String why) {
        LOG.warn("partner={} file={} waits: {}", partner, FileLog.plain(name), why);
        transactions.run(OfficeId.CENTRAL, () -> log.waits(partner, name, why, clock.instant()));
    }

    /** Which numbers of the partner's business day never came, though a higher one did; at most a thousand. */
    public List<Integer> missing(PartnerId partner, LocalDate day) {
        return transactions.inTransaction(() -> files.missing(partner, day));
    }
}
