package id.lintas.registry;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.lintas.adjudication.Adjudications;
import id.lintas.delivery.Deliveries;
import id.lintas.message.Inbound;
import id.lintas.message.MessageLog;
import id.lintas.message.PlainText;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.IllegalTransition;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The single door for what the registry and its ABIS answer. Which office an answer concerns follows from the message
 * that it answers, never from what it says itself. Whatever cannot be taken is kept with its reason, and the next message
 * is served; an exception means that the ledger cannot be written now, and the transport must deliver again.
 */
@Service
public class RegistryIntake {

    /** What else stands there may be anything, and operators see it in a list. */
    private static final Pattern TYPE = Pattern.compile("(id\\.lintas|mosip)\\.[a-z.]{1,60}(v[0-9])?");

    private final Deliveries deliveries;
    private final RegistryEvents events;
    private final Adjudications adjudications;
    private final OfficeTransactions transactions;
    private final MessageLog log;
    private final Clock clock;
    private final ObjectMapper json = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxDocumentLength(1 << 20)
                            .build())
                    .build())
            .build();

    RegistryIntake(
            Deliveries deliveries,
            RegistryEvents events,
            Adjudications adjudications,
            OfficeTransactions transactions,
            MessageLog log,
            Clock clock) {
        this.deliveries = deliveries;
        this.events = events;
        this.adjudications = adjudications;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** Takes an event of the registry (CloudEvents, docs/wire.md section 1). */
    public void event(byte[] body) {
        take("registry", "registry.out", body, "causationid", "type", events::take);
    }

    /** Takes a reply of the ABIS (MOSIP ABIS 1.1, docs/wire.md section 2). */
    public void abisReply(byte[] body) {
        take(
                "abis",
                "abis.out",
                body,
                "requestId",
                "id",
                (office, answered, cause, read) -> adjudications.replied(office, cause, read));
    }

    private void take(String peer, String queue, byte[] body, String causeField, String typeField, Effect effect) {
        Instant received = clock.instant();
        JsonNode read = null;
        UUID cause = null;
        try {
            read = json.readTree(body);
            cause = UUID.fromString(read.path(causeField).asText(""));
        } catch (IOException | IllegalArgumentException e) {
            keep(peer, queue, "unreadable", null, null, received, "MALFORMED", causeField + " cannot be read", body);
            return;
        }
        if (!PlainText.keeps(read)) {
            keep(peer, queue, "unreadable", null, null, received, "MALFORMED", "holds what is no text", body);
            return;
        }
        String said = read.path(typeField).asText("");
        String type = TYPE.matcher(said).matches() ? said : "unknown";
        Optional<OfficeId> office = deliveries.officeOf(cause);
        if (office.isEmpty()) {
            keep(peer, queue, type, null, null, received, "UNKNOWN", "answers no message of the hub", body);
            return;
        }
        JsonNode answer = read;
        UUID answered = cause;
        try {
            transactions.run(office.get(), () -> {
                Deliveries.Answered what =
                        deliveries.answered(office.get(), answered).orElseThrow();
                Optional<String> flaw = effect.take(office.get(), what, answered, answer);
                String outcome = flaw.isEmpty() ? "TAKEN" : "QUARANTINED";
                keep(
                        peer,
                        queue,
                        type,
                        office.get().value(),
                        what.correlation(),
                        received,
                        outcome,
                        flaw.orElse(""),
                        body);
            });
        } catch (IllegalTransition e) {
            keep(peer, queue, type, office.get().value(), null, received, "QUARANTINED", e.getMessage(), body);
        }
    }

    private void keep(
            String peer,
            String queue,
            String type,
            @Nullable String office,
            @Nullable String correlation,
            Instant received,
            String outcome,
            @Nullable String detail,
            byte[] body) {
        log.record(new Inbound(
                peer,
                "QUEUE",
                queue,
                type,
                office,
                correlation,
                received,
                clock.instant(),
                outcome,
                detail == null ? "" : detail,
                body));
    }

    /** Takes an answer; says why if it decides nothing. */
    private interface Effect {
        Optional<String> take(OfficeId office, Deliveries.Answered answered, UUID cause, JsonNode read);
    }
}
