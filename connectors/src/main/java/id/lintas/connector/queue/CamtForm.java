package id.lintas.connector.queue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.Sha256;
import id.lintas.connector.StrictJson;
import id.lintas.connector.camt.CamtLimits;
import id.lintas.connector.camt.CamtReader;
import id.lintas.connector.camt.CamtSummary;
import id.lintas.connector.camt.CamtUnreadable;
import id.lintas.connector.camt.Inconsistency;
import id.lintas.connector.camt.Kind;
import id.lintas.connector.queue.Notice.Line;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notifications in camt.054: many transactions a message, refused whole where it contradicts itself. */
final class CamtForm {

    private static final String UNREAD = "message: ";

    private CamtForm() {}

    static Reading read(RawMessage message) {
        NoticeLines lines = new NoticeLines(message);
        CamtSummary summary;
        try {
            summary = CamtReader.read(new ByteArrayInputStream(message.body()), CamtLimits.MESSAGE, lines);
        } catch (CamtUnreadable e) {
            return malformed(UNREAD + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (summary.kind() != Kind.NOTIFICATION) {
            return malformed(UNREAD + summary.kind() + " (expected: " + Kind.NOTIFICATION + ")");
        }
        if (!summary.consistent()) {
            return refused(summary);
        }
        Optional<String> name = NoticeLines.name(summary.messageId());
        if (name.isEmpty() || lines.all().isEmpty()) {
            return malformed(name.isEmpty() ? "MsgId" : "Ntry");
        }
        Notice notice = new Notice(name.get(), lines.all(), List.of(), 0);
        List<PartnerRequest> requests = lines.all().stream().map(Line::request).toList();
        return new Reading(Reading.NOTIFICATION, Optional.of(key(message, summary)), requests, notice);
    }

    /** Pages of one message bear one id. */
    private static RequestKey key(RawMessage message, CamtSummary summary) {
        String page = summary.page().map(one -> "/" + one.number()).orElse("");
        return new RequestKey("camt.054", summary.messageId() + page, Sha256.hex(message.body()));
    }

    private static Reading malformed(String detail) {
        return Reading.refused(Reading.NOTIFICATION, Notice.unread(), Settlement.of(Outcome.MALFORMED, detail));
    }

    private static Reading refused(CamtSummary summary) {
        Notice notice = new Notice(
                NoticeLines.name(summary.messageId()).orElse(null),
                List.of(),
                summary.inconsistencies(),
                summary.more());
        return Reading.refused(
                Reading.NOTIFICATION,
                notice,
                summary.inconsistencies().stream()
                        .map(one -> Settlement.of(Outcome.FILE_REFUSED, one.toString()))
                        .toArray(Settlement[]::new));
    }

    static RawAnswer answer(Notice notice, List<Settlement> settlements, boolean repeated) {
        ObjectNode answer = StrictJson.empty();
        answer.put("inReplyTo", notice.messageId());
        if (!notice.wrong().isEmpty() && settlements.get(0).outcome() == Outcome.FILE_REFUSED) {
            answer.put("result", "REFUSED");
            answer.set("reason", Replies.reason(Settlement.of(Outcome.FILE_REFUSED)));
            inconsistencies(answer.putArray("inconsistencies"), notice.wrong());
            answer.put("more", notice.more());
        } else if (whole(notice, settlements)) {
            Replies.fill(answer, settlements.get(0));
        } else {
            answer.put("result", "ACCEPTED");
            answer.put(
                    "recorded",
                    settlements.stream().filter(one -> one.outcome().recorded()).count());
            ArrayNode transactions = answer.putArray("transactions");
            for (int n = 0; n < settlements.size(); n++) {
                transaction(transactions.addObject(), notice.lines().get(n), settlements.get(n));
            }
        }
        answer.put("repeated", repeated);
        return new RawAnswer(200, "application/json", Map.of(), StrictJson.bytes(answer));
    }

    /** Whether the settlement speaks of the message and not of its transactions. */
    private static boolean whole(Notice notice, List<Settlement> settlements) {
        if (notice.lines().size() != settlements.size()) {
            return true;
        }
        // In a message of one transaction, a reference that came before with other content concerns the transaction.
        Settlement first = settlements.get(0);
        return settlements.size() == 1
                && (first.outcome() == Outcome.UNAVAILABLE
                        || (first.outcome() == Outcome.CONFLICT
                                && !first.detail().equals("reference")));
    }

    private static void transaction(ObjectNode answer, Line line, Settlement settlement) {
        answer.put("path", line.path());
        if (!line.reference().isEmpty()) {
            answer.put("reference", line.reference());
        }
        if (!line.billingCode().isEmpty()) {
            answer.put("billingCode", line.billingCode());
        }
        Replies.fill(answer, settlement);
        if (line.pending() && settlement.outcome() == Outcome.NOT_FOUND) {
            answer.put("result", "PENDING");
        }
    }

    private static void inconsistencies(ArrayNode list, List<Inconsistency> all) {
        for (Inconsistency one : all) {
            ObjectNode row = list.addObject();
            row.put("code", one.reason().name());
            row.put("path", one.path());
            row.put("said", one.said());
            row.put("found", one.found());
        }
    }
}
