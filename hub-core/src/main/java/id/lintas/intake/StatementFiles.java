package id.lintas.intake;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelope;
import id.lintas.delivery.Links;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The files that statements come in: their rows, their content, and what their sender is told. */
@Component
class StatementFiles {

    private static final String TYPE = "id.lintas.statement.result.v1";

    private final FileStore files;
    private final FileChunks chunks;
    private final FileLog log;
    private final Deliveries deliveries;
    private final Links links;
    private final OfficeTransactions transactions;

    StatementFiles(
            FileStore files,
            FileChunks chunks,
            FileLog log,
            Deliveries deliveries,
            Links links,
            OfficeTransactions transactions) {
        this.files = files;
        this.chunks = chunks;
        this.log = log;
        this.deliveries = deliveries;
        this.links = links;
        this.transactions = transactions;
    }

    /** The file with that name or content that is not quarantined. */
    Optional<PartnerFile> known(IncomingFile incoming, String digest) {
        return transactions.inTransaction(() -> files.taken(incoming.partner(), incoming.name(), digest));
    }

    /** Writes the booked file down and tells its sender; false if another with its name or content is there. Joins the directorate's transaction. */
    boolean keep(PartnerFile file, RawFile.Content content) {
        if (!files.insertStatement(file)) {
            return false;
        }
        try {
            chunks.keep(file.id(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.booked(file, content);
        tell(file, ResultName.of(file.name()));
        return true;
    }

    /** Writes the quarantined file down with all its reasons and tells its sender; joins the directorate's transaction. */
    void refuse(PartnerFile file, RawFile.Content content) {
        boolean named = files.taken(file.partner(), file.name(), "").isPresent();
        files.insertStatement(file);
        log.refused(file, content);
        tell(
                file,
                named
                        ? ResultName.beside(file.name(), file.id().toString().replace("-", ""))
                        : ResultName.of(file.name()));
    }

    void repeated(PartnerFile file, RawFile.Content content, Instant now) {
        transactions.run(OfficeId.CENTRAL, () -> log.again(file, content, now));
    }

    /** Whoever names no folder for results is not told; the console shows it all the same. */
    private void tell(PartnerFile file, String name) {
        String link = Links.RESULTS + file.partner();
        if (links.find(OfficeId.CENTRAL, link).isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("H|")
                .append(FileLog.plain(file.name()).replace('|', '?'))
                .append(file.state() == PartnerFile.State.REFUSED ? "|REFUSED|" : "|ACCEPTED|")
                .append(file.lines())
                .append('\n');
        file.reasons().forEach(reason -> text.append("R|").append(reason).append('\n'));
        text.append("T|").append(file.lines()).append('\n');
        deliveries.owe(
                new Envelope(
                        UuidCreator.getTimeOrderedEpoch(),
                        OfficeId.CENTRAL,
                        TYPE,
                        name,
                        "text/plain",
                        text.toString().getBytes(StandardCharsets.US_ASCII)),
                link);
    }
}
