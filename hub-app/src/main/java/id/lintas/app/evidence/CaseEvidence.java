package id.lintas.app.evidence;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.adjudication.Adjudications;
import id.lintas.app.pages.Paper;
import id.lintas.audit.Actor;
import id.lintas.audit.AuditEntry;
import id.lintas.audit.AuditEvidence;
import id.lintas.office.Office;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplications;
import id.lintas.payment.Payments;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Puts the evidence of one case together: a document to read, the same for machines, and the signed proof of its trail. */
@Component
class CaseEvidence {

    private final OfficeTransactions transactions;
    private final Sources sources;
    private final AuditEvidence evidence;
    private final Paper paper;
    private final ObjectMapper json;

    CaseEvidence(
            OfficeTransactions transactions, Sources sources, AuditEvidence evidence, Paper paper, ObjectMapper json) {
        this.transactions = transactions;
        this.sources = sources;
        this.evidence = evidence;
        this.paper = paper;
        this.json = json;
    }

    /**
     * Takes the evidence; that it was taken is in the trail before anything is shown, and is part of it.
     *
     * @throws id.lintas.passport.UnknownApplication if the office has no such case
     * @throws id.lintas.audit.CannotSign if nothing can be signed at this moment
     */
    Bundle take(Office office, UUID id, Actor actor) {
        CaseFacts.Found found = transactions.in(
                office.id(),
                () -> new CaseFacts.Found(
                        sources.applications().get(office.id(), id),
                        sources.payments().bill(office.id(), id).orElse(null),
                        sources.payments().of(office.id(), id),
                        sources.adjudications().of(office.id(), id).orElse(null)));
        List<AuditEntry> trail = evidence.take(office.id(), actor, found.subjects());
        Instant now = sources.clock().instant();
        return new Bundle(office, CaseFacts.of(office, found, actor.name(), now, trail), trail);
    }

    /** Writes the zip and leaves the stream open. */
    void write(Bundle bundle, OutputStream out) throws IOException {
        Map<String, byte[]> documents = new LinkedHashMap<>();
        documents.put(
                "bukti.pdf",
                paper.pdf(
                        "paper/evidence",
                        Map.of("facts", bundle.facts(), "zone", bundle.office().zone())));
        documents.put("bukti.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(bundle.facts()));
        evidence.write(bundle.office().id(), bundle.trail(), documents, out);
    }

    /** Evidence that was taken and is to be written. */
    record Bundle(Office office, CaseFacts facts, List<AuditEntry> trail) {

        /** The name of its file. */
        String name() {
            return "bukti-" + facts.booking() + ".zip";
        }
    }

    /** What a case is put together from. */
    @Component("evidenceSources")
    record Sources(PassportApplications applications, Payments payments, Adjudications adjudications, Clock clock) {}
}
