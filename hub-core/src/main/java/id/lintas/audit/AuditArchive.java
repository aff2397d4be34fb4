package id.lintas.audit;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Exports the signed batches of a period with all their entries, linked as X-Road links its message log archives: the file
 * {@code linkinginfo} begins with the last digest and the name of the archive before, so archives of consecutive periods chain to
 * each other. Streams; memory does not grow with the period.
 */
@Service
public class AuditArchive {

    private static final int AT_ONCE = 500;

    private final ChainStore chains;
    private final BatchStore batches;
    private final AuditTrail trail;
    private final OfficeTransactions transactions;
    private final AuditBatches.Signing signing;

    AuditArchive(
            ChainStore chains,
            BatchStore batches,
            AuditTrail trail,
            OfficeTransactions transactions,
            AuditBatches.Signing signing) {
        this.chains = chains;
        this.batches = batches;
        this.trail = trail;
        this.transactions = transactions;
        this.signing = signing;
    }

    /** What the archive of a period will hold: the batches signed in it; empty if there are none. */
    public Optional<Plan> plan(OfficeId office, Instant from, Instant until) {
        List<AuditBatch> ends = transactions.in(office, () -> batches.ends(office, from, until));
        return ends.isEmpty() ? Optional.empty() : Optional.of(Plan.of(office, ends));
    }

    /** Whether an archive can be signed at this moment. */
    public boolean ready() {
        return signing.key().isPresent();
    }

    /**
     * Writes the archive and leaves the stream open; that it was taken is in the trail before its first byte leaves.
     *
     * @throws CannotSign if the archive cannot be signed; nothing was written then
     */
    public void write(Plan plan, Actor actor, OutputStream out) throws IOException {
        SigningKey key = signing.key().orElseThrow(CannotSign::new);
        transactions.run(
                plan.office(),
                () -> trail.record(
                        plan.office(),
                        actor,
                        AuditEvent.AUDIT_EXPORTED,
                        plan.name(),
                        "entries " + plan.fromSeq() + " to " + plan.toSeq()));
        try (EvidenceZip zip = new EvidenceZip(new StaysOpen(out), key)) {
            writeLinks(plan, zip);
            writeEntries(plan, zip);
            writeBatches(plan, zip);
            for (PublishedKey published : transactions.inTransaction(
                    () -> batches.keys().values().stream().toList())) {
                zip.document("key-" + published.id() + ".pem", published.pem().getBytes(StandardCharsets.US_ASCII));
            }
            zip.resource("README.txt", "archive-readme.txt");
            zip.finish();
        }
    }

    private void writeLinks(Plan plan, EvidenceZip zip) throws IOException {
        try (OutputStream links = zip.stream("linkinginfo")) {
            long at = plan.fromSeq() - 1;
            boolean first = true;
            while (at < plan.toSeq()) {
                long after = at;
                List<AuditLink> some =
                        transactions.in(plan.office(), () -> chains.links(plan.office(), after, plan.toSeq(), AT_ONCE));
                StringBuilder text = new StringBuilder();
                if (first) {
                    text.append(firstLine(plan, some));
                    first = false;
                }
                for (AuditLink link : some) {
                    text.append(link.digest())
                            .append(' ')
                            .append(EvidenceZip.entryName(link.seq()))
                            .append('\n');
                }
                links.write(text.toString().getBytes(StandardCharsets.US_ASCII));
                at = some.isEmpty() ? plan.toSeq() : some.get(some.size() - 1).seq();
            }
        }
    }

    private static String firstLine(Plan plan, List<AuditLink> some) {
        return plan.fromSeq() == 1 || some.isEmpty()
                ? "- - SHA-512\n"
                : some.get(0).previous() + " " + Plan.name(plan.office(), plan.fromSeq() - 1) + " SHA-512\n";
    }

    private void writeEntries(Plan plan, EvidenceZip zip) throws IOException {
        long at = plan.fromSeq() - 1;
        while (at < plan.toSeq()) {
            long after = at;
            List<ChainStore.Linked> some =
                    transactions.in(plan.office(), () -> chains.linked(plan.office(), after, plan.toSeq(), AT_ONCE));
            for (ChainStore.Linked linked : some) {
                AuditEntry entry = linked.entry();
                if (entry != null) {
                    zip.entry(linked.link().seq(), entry.canonical(linked.link().seq()));
                }
            }
            at = some.isEmpty()
                    ? plan.toSeq()
                    : some.get(some.size() - 1).link().seq();
        }
    }

    private void writeBatches(Plan plan, EvidenceZip zip) throws IOException {
        try (OutputStream lines = zip.stream("batches")) {
            long at = plan.fromBatch() - 1;
            while (at < plan.toBatch()) {
                long after = at;
                List<AuditBatch> some =
                        transactions.in(plan.office(), () -> batches.after(plan.office(), after, AT_ONCE));
                for (AuditBatch batch : some) {
                    if (batch.number() <= plan.toBatch()) {
                        lines.write(batch.line().getBytes(StandardCharsets.UTF_8));
                    }
                }
                at = some.isEmpty() ? plan.toBatch() : some.get(some.size() - 1).number();
            }
        }
    }

    /**
     * An archive to be written.
     *
     * @param name of its file; says the office and the last entry
     */
    public record Plan(OfficeId office, String name, long fromBatch, long toBatch, long fromSeq, long toSeq) {

        static Plan of(OfficeId office, List<AuditBatch> ends) {
            AuditBatch first = ends.get(0);
            AuditBatch last = ends.get(ends.size() - 1);
            return new Plan(
                    office, name(office, last.toSeq()), first.number(), last.number(), first.fromSeq(), last.toSeq());
        }

        /** Named by its end, so that the name of the archive before is known from where this one begins. */
        static String name(OfficeId office, long toSeq) {
            return String.format(Locale.ROOT, "audit-%s-%012d.zip", office, toSeq);
        }
    }
}
