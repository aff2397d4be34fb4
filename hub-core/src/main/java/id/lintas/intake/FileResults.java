package id.lintas.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelope;
import id.lintas.delivery.Links;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.payment.Outcome;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Results of partners' files. What is owed is a claim check, which file and under which name; the text is written from the
 * file's rows when it is sent, so a result is as long as it likes and the same each time.
 */
@Service
public class FileResults {

    private static final String TYPE = "id.lintas.payment.file-result.v2";
    private static final int AT_ONCE = 1000;

    private final FileStore files;
    private final FileChunks chunks;
    private final Connectors connectors;
    private final Deliveries deliveries;
    private final OfficeTransactions transactions;
    private final ObjectMapper json = new ObjectMapper();

    FileResults(
            FileStore files,
            FileChunks chunks,
            Connectors connectors,
            Deliveries deliveries,
            OfficeTransactions transactions) {
        this.files = files;
        this.chunks = chunks;
        this.connectors = connectors;
        this.deliveries = deliveries;
        this.transactions = transactions;
    }

    /** Owes the result under the name to the partner's result folder; joins the directorate's transaction. */
    void owe(PartnerFile file, String name) {
        Map<String, Object> check = new TreeMap<>(
                Map.of("file", file.id(), "name", file.name(), "lines", file.lines(), "settled", file.settled()));
        try {
            Envelope envelope = new Envelope(
                    UuidCreator.getTimeOrderedEpoch(),
                    OfficeId.CENTRAL,
                    TYPE,
                    name,
                    "application/json",
                    json.writeValueAsBytes(check));
            deliveries.owe(envelope, Links.RESULTS + file.partner());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claim check cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /** Whether the message is a claim check for a result. */
    public static boolean isResult(Envelope envelope) {
        return envelope.type().equals(TYPE);
    }

    /**
     * The text of the result; whoever asks closes it.
     *
     * @throws IOException if it cannot be written, also where the file's content was deleted
     * @throws UnknownPartner if the partner's dialect is not spoken any more
     */
    public Spool text(Envelope envelope) throws IOException {
        JsonNode check = json.readTree(envelope.body());
        UUID id = UUID.fromString(check.path("file").asText());
        PartnerFile file = transactions
                .inTransaction(() -> files.find(id))
                .orElseThrow(() -> new IOException("file " + id + " of the result is not known"));
        return Spool.of(out -> {
            try (Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                write(file, text);
            }
        });
    }

    private void write(PartnerFile file, Writer text) throws IOException {
        FileConnector connector = connectors.files(file.partner());
        text.append(connector.head(file.result()));
        if (file.state() == PartnerFile.State.DONE) {
            Outcomes outcomes = new Outcomes(file.id());
            RawFile raw = new RawFile(file.partner(), file.name(), chunks.of(file), file.receivedAt());
            connector.read(raw, line -> {
                try {
                    text.append(connector.row(line, outcomes.next(line.number())));
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        text.append(connector.foot(file.result()));
    }

    /** The outcomes of a file's lines, a page at a time. */
    private final class Outcomes {

        private final UUID file;
        private final Deque<Outcome> page = new ArrayDeque<>();

        Outcomes(UUID file) {
            this.file = file;
        }

        Outcome next(int line) {
            if (page.isEmpty()) {
                page.addAll(transactions.inTransaction(() -> files.outcomes(file, line, AT_ONCE)));
            }
            Outcome outcome = page.poll();
            if (outcome == null) {
                throw new IllegalStateException("line " + line + " of file " + file + ": no outcome");
            }
            return outcome;
        }
    }
}
