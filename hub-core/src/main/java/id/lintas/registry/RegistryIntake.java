package id.lintas.registry;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.lintas.adjudication.Adjudications;
import id.lintas.delivery.Deliveries;
import id.lintas.message.Inbound;
import id.lintas.message.MessageLog;
import id.lintas.message.PlainText;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Step;
import id.lintas.office.Turns;
import id.lintas.passport.IllegalTransition;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * Takes events of the registry (CloudEvents, docs/wire.md section 1), all in one commit or none: whoever brings several
     * and fails brings each alone, so that one does not hold up the others.
     */
    public void events(List<byte[]> bodies) {
        take(Door.EVENTS, bodies, events::take);
    }

    /** Takes an event of the registry. */
    public void event(byte[] body) {
        events(List.of(body));
    }

    /** Takes a reply of the ABIS (MOSIP ABIS 1.1, docs/wire.md section 2). */
    public void abisReply(byte[] body) {
        take(Door.ABIS, List.of(body), (office, answered, cause, read) -> adjudications.replied(office, cause, read));
    }

    private void take(Door door, List<byte[]> bodies, Effect effect) {
        Instant received = clock.instant();
        List<Answer> answers =
                bodies.stream().map(body -> read(door, body, received)).toList();
        try {
            transactions.inTurn(() -> {
                Map<UUID, Deliveries.Answered> asked = asked(answers);
                Turns turns = new Turns(new ArrayList<>(), new LinkedHashMap<>());
                Set<UUID> busy = new HashSet<>();
                for (Answer answer : answers) {
                    UUID cause = answer.cause();
                    Deliveries.Answered question = cause == null ? null : asked.get(cause);
                    if (question == null) {
                        keepUnasked(answer);
                    } else if (door == Door.EVENTS && events.receipt(question, answer.read())) {
                        receipt(answer, question, turns, busy, answers.size() > 1);
                    } else {
                        turn(turns, question.office(), () -> take(answer, question, effect));
                    }
                }
                return turns;
            });
        } catch (IllegalTransition e) {
            if (answers.size() > 1) {
                throw e;
            }
            quarantine(answers.get(0), e);
        }
    }

    /** Beside others if there are any. One that comes alone is taken in its office's own scope, where more is allowed. */
    private void receipt(Answer answer, Deliveries.Answered question, Turns turns, Set<UUID> busy, boolean beside) {
        OfficeId office = question.office();
        Step step = events.take(office, answer.read(), busy, (flaw, unchecked) -> {
            keep(answer, question, flaw);
            Consumer<UUID> begin = paid -> adjudications.begin(office, paid);
            unchecked.ifPresent(beside ? paid -> turn(turns, office, () -> begin.accept(paid)) : begin);
        });
        if (beside) {
            turns.beside().add(new Turns.Beside(office, step));
        } else {
            turn(turns, office, () -> Step.all(step));
        }
    }

    private static void turn(Turns turns, OfficeId office, Runnable work) {
        turns.each().computeIfAbsent(office, one -> new ArrayList<>()).add(work);
    }

    /** The messages of the hub that are answered, by their ids. */
    private Map<UUID, Deliveries.Answered> asked(List<Answer> answers) {
        Set<UUID> causes = answers.stream()
                .flatMap(answer -> Stream.ofNullable(answer.cause()))
                .collect(Collectors.toSet());
        return causes.isEmpty()
                ? Map.of()
                : deliveries.answered(causes).stream()
                        .collect(Collectors.toMap(Deliveries.Answered::id, answered -> answered));
    }

    private Answer read(Door door, byte[] body, Instant received) {
        try {
            JsonNode read = json.readTree(body);
            UUID cause = UUID.fromString(read.path(door.cause).asText(""));
            if (!PlainText.keeps(read)) {
                return Answer.unreadable(door, "holds what is no text", received, body);
            }
            String said = read.path(door.type).asText("");
            return new Answer(door, cause, read, TYPE.matcher(said).matches() ? said : "unknown", received, "", body);
        } catch (IOException | IllegalArgumentException e) {
            return Answer.unreadable(door, door.cause + " cannot be read", received, body);
        }
    }

    private void take(Answer answer, Deliveries.Answered question, Effect effect) {
        keep(answer, question, effect.take(question.office(), question, question.id(), answer.read()));
    }

    private void keep(Answer answer, Deliveries.Answered question, Optional<String> flaw) {
        String outcome = flaw.isEmpty() ? "TAKEN" : "QUARANTINED";
        keep(answer, question.office(), question.correlation(), outcome, flaw.orElse(""));
    }

    private void keepUnasked(Answer answer) {
        if (answer.flaw().isEmpty()) {
            keep(answer, null, null, "UNKNOWN", "answers no message of the hub");
        } else {
            keep(answer, null, null, "MALFORMED", answer.flaw());
        }
    }

    /** The case does not stand where the answer would move it from: nothing of it happened. */
    private void quarantine(Answer answer, IllegalTransition refusal) {
        Optional<OfficeId> office = Optional.ofNullable(answer.cause()).flatMap(deliveries::officeOf);
        keep(answer, office.orElse(null), null, "QUARANTINED", refusal.getMessage());
    }

    private void keep(
            Answer answer,
            @Nullable OfficeId office,
            @Nullable String correlation,
            String outcome,
            @Nullable String detail) {
        log.record(new Inbound(
                answer.door().peer,
                "QUEUE",
                answer.door().queue,
                answer.type(),
                office == null ? null : office.value(),
                correlation,
                answer.received(),
                clock.instant(),
                outcome,
                detail == null ? "" : detail,
                answer.body()));
    }

    /** Which of the registry's two queues, and where its messages say what they are about. */
    private enum Door {
        EVENTS("registry", "registry.out", "causationid", "type"),
        ABIS("abis", "abis.out", "requestId", "id");

        private final String peer;
        private final String queue;
        private final String cause;
        private final String type;

        Door(String peer, String queue, String cause, String type) {
            this.peer = peer;
            this.queue = queue;
            this.cause = cause;
            this.type = type;
        }
    }

    /**
     * What came.
     *
     * @param cause the message that it answers; null if that cannot be read
     * @param flaw why it cannot be read; empty if it can
     */
    private record Answer(
            Door door, @Nullable UUID cause, JsonNode read, String type, Instant received, String flaw, byte[] body) {

        static Answer unreadable(Door door, String flaw, Instant received, byte[] body) {
            return new Answer(door, null, MissingNode.getInstance(), "unreadable", received, flaw, body);
        }
    }

    /** Takes an answer; says why if it decides nothing. */
    private interface Effect {
        Optional<String> take(OfficeId office, Deliveries.Answered answered, UUID cause, JsonNode read);
    }
}
