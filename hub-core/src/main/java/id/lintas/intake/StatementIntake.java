package id.lintas.intake;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.intake.FileIntake.Receipt;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Partner;
import id.lintas.partner.Partners;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * The door for statements. One that contradicts itself, or books again what was booked, is quarantined whole with every
 * reason named and books nothing; any other is kept with all its bookings, in one transaction. No statement settles a
 * payment. Memory does not grow with the file but by a few bytes a booking.
 */
@Service
public class StatementIntake {

    private static final Logger LOG = LoggerFactory.getLogger(StatementIntake.class);
    private static final int AT_ONCE = 1000;

    private final ObjectProvider<StatementReaders> readers;
    private final Partners partners;
    private final StatementStore statements;
    private final StatementFiles files;
    private final PartnerLimits limits;
    private final OfficeTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    StatementIntake(
            ObjectProvider<StatementReaders> readers,
            Partners partners,
            StatementStore statements,
            StatementFiles files,
            PartnerLimits limits,
            OfficeTransactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.readers = readers;
        this.partners = partners;
        this.statements = statements;
        this.files = files;
        this.limits = limits;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends the transaction that would have booked: what it found is wrong with the file. */
    private static final class NotBooked extends RuntimeException {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never leaves this class
        private final List<StatementReason> wrong;

        NotBooked(List<StatementReason> wrong) {
            super(null, null, false, false);
            this.wrong = wrong;
        }
    }

    /**
     * Fetches a statement and books or quarantines it.
     *
     * @param mostLines more lines than these are not fetched
     * @param longestLine nor longer ones, in bytes; a document may be one line
     * @throws FileChanged if its length is not what was listed; nothing was kept
     * @throws IOException if it cannot be fetched now; nothing was kept
     * @throws UnknownPartner if no such partner is configured
     * @throws IllegalArgumentException if the partner's file names no known form
     * @throws org.springframework.dao.DataAccessException if the ledger cannot be written now
     */
    public Receipt receive(IncomingFile incoming, long mostLines, int longestLine) throws IOException {
        Partner partner = partners.known(incoming.partner())
                .orElseThrow(() -> new UnknownPartner(incoming.partner(), "is not configured"));
        StatementReader reader = readers.getObject().of(partner);
        limits.paceStatement(incoming.partner(), incoming.bytes());
        FileBounds bounds = new FileBounds(limits.statementBytes(incoming.partner()), mostLines, longestLine);
        try (Fetched fetched = Fetched.from(incoming.content(), bounds)) {
            if (fetched.wrong() != null) {
                return refuse(incoming, fetched, List.of(StatementReason.file(fetched.wrong())), 0);
            }
            if (fetched.spool().bytes() != incoming.bytes()) {
                throw new FileChanged(incoming.bytes(), fetched.spool().bytes());
            }
            return judge(incoming, fetched, reader);
        }
    }

    private Receipt judge(IncomingFile incoming, Fetched fetched, StatementReader reader) throws IOException {
        String digest = String.valueOf(fetched.digest());
        if (incoming.digest().isPresent() && !incoming.digest().get().equals(digest)) {
            return refuse(incoming, fetched, List.of(StatementReason.file(FileReasons.otherChecksum())), 0);
        }
        Optional<PartnerFile> known = files.known(incoming, digest);
        if (known.isPresent()) {
            return again(incoming, fetched, known.get());
        }
        RawFile raw = new RawFile(incoming.partner(), incoming.name(), fetched.spool(), clock.instant());
        StatementReading reading = reader.read(raw, line -> {});
        if (!reading.wrong().isEmpty()) {
            return refuse(incoming, fetched, reading.wrong(), reading.more());
        }
        PartnerFile file = PartnerFile.fetched(
                incoming, fetched, PartnerFile.State.DONE, reading.lines(), List.of(), raw.receivedAt());
        try {
            transactions.run(OfficeId.CENTRAL, () -> book(file, reading, raw, reader));
        } catch (NotBooked e) {
            return refuse(incoming, fetched, e.wrong, 0);
        } catch (DuplicateKeyException e) {
            // Another file booked one of its lines at this very moment, or the reader let one pass twice.
            return refuse(incoming, fetched, List.of(new StatementReason(StatementFlaw.BOOKED_BEFORE, "", "", "")), 0);
        }
        LOG.info("partner={} statement={} booked, {} lines", file.partner(), FileLog.plain(file.name()), file.lines());
        return Receipt.TAKEN;
    }

    /** The same file again changes nothing; what only looks the same is quarantined. */
    private Receipt again(IncomingFile incoming, Fetched fetched, PartnerFile known) throws IOException {
        if (!known.digest().equals(fetched.digest())) {
            return refuse(incoming, fetched, List.of(StatementReason.file(FileReasons.nameTaken())), 0);
        }
        if (!known.name().equals(incoming.name())) {
            return refuse(incoming, fetched, List.of(StatementReason.file(FileReasons.repeated(known.name()))), 0);
        }
        files.repeated(known, fetched.spool(), clock.instant());
        return Receipt.TAKEN;
    }

    private void book(PartnerFile file, StatementReading reading, RawFile raw, StatementReader reader) {
        List<StatementReason> wrong = new ArrayList<>(statements.pagesBefore(file.partner(), reading.parts()));
        if (!files.keep(file, raw.content())) {
            // Another node was quicker with the same file; this transaction has written nothing.
            throw new NotBooked(List.of(StatementReason.file(FileReasons.nameTaken())));
        }
        if (wrong.isEmpty()) {
            statements.parts(file.id(), file.partner(), reading.parts());
        }
        List<StatementLine> window = new ArrayList<>(AT_ONCE);
        try {
            reader.read(raw, line -> {
                window.add(line);
                if (window.size() == AT_ONCE) {
                    book(file, window, wrong);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        book(file, window, wrong);
        if (!wrong.isEmpty()) {
            throw new NotBooked(List.copyOf(wrong));
        }
        audit.record(
                OfficeId.CENTRAL,
                file.partner().value(),
                AuditEvent.STATEMENT_BOOKED,
                file.partner().value(),
                file.lines() + " lines");
    }

    /** Books what is new, and goes on naming what is not, up to a bound. */
    private void book(PartnerFile file, List<StatementLine> window, List<StatementReason> wrong) {
        if (!window.isEmpty() && wrong.size() < StatementReading.MOST) {
            List<StatementReason> before = statements.bookedBefore(file.id(), file.partner(), window);
            before.stream().limit(StatementReading.MOST - (long) wrong.size()).forEach(wrong::add);
            if (wrong.isEmpty()) {
                statements.lines(file.id(), file.partner(), window);
            }
        }
        window.clear();
    }

    private Receipt refuse(IncomingFile incoming, Fetched fetched, List<StatementReason> wrong, long more)
            throws IOException {
        List<String> reasons =
                new ArrayList<>(wrong.stream().map(StatementReason::text).toList());
        if (more > 0) {
            reasons.add(StatementReason.file("+" + more).text());
        }
        PartnerFile file = PartnerFile.fetched(
                incoming, fetched, PartnerFile.State.REFUSED, 0, List.copyOf(reasons), clock.instant());
        transactions.run(OfficeId.CENTRAL, () -> {
            files.refuse(file, fetched.spool());
            audit.record(
                    OfficeId.CENTRAL,
                    file.partner().value(),
                    AuditEvent.STATEMENT_QUARANTINED,
                    file.partner().value(),
                    reasons.size() + " reasons");
        });
        LOG.warn(
                "partner={} statement={} quarantined, {} reasons, the first: {}",
                file.partner(),
                FileLog.plain(file.name()),
                reasons.size(),
                reasons.get(0));
        return Receipt.REFUSED;
    }
}
