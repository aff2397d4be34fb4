package id.lintas.audit;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Writes the evidence of one case: documents, the entries about it, and for each of them the links of its whole signed batch. Of
 * entries about other cases only the digest is shown, which is enough to follow the links to the signature.
 */
@Service
public class AuditEvidence {

    private static final int AT_ONCE = 1000;

    private final ChainStore chains;
    private final BatchStore batches;
    private final Making making;
    private final OfficeTransactions transactions;
    private final AuditBatches.Signing signing;

    AuditEvidence(
            ChainStore chains,
            BatchStore batches,
            Making making,
            OfficeTransactions transactions,
            AuditBatches.Signing signing) {
        this.chains = chains;
        this.batches = batches;
        this.making = making;
        this.transactions = transactions;
        this.signing = signing;
    }

    /**
     * The entries about these subjects, oldest first, after noting that their evidence was taken; all of them are linked and signed
     * when this returns.
     *
     * @param subjects the case's own subject first
     * @throws CannotSign if nothing can be signed at this moment
     */
    public List<AuditEntry> take(OfficeId office, Actor actor, List<String> subjects) {
        if (signing.key().isEmpty()) {
            throw new CannotSign();
        }
        transactions.run(
                office,
                () -> making.trail().record(office, actor, AuditEvent.EVIDENCE_TAKEN, subjects.get(0), "one case"));
        making.sealer().link(office);
        making.batches().sign(office);
        return transactions.in(office, () -> making.entries().ofSubjects(office, subjects));
    }

    /**
     * Writes the zip and leaves the stream open.
     *
     * @param entries as {@link #take} returned them; those that are not signed yet are left out
     * @param documents by name, {@code bukti.pdf} and {@code bukti.json}
     */
    public void write(OfficeId office, List<AuditEntry> entries, Map<String, byte[]> documents, OutputStream out)
            throws IOException {
        SigningKey key = signing.key().orElseThrow(CannotSign::new);
        Set<UUID> ids = new HashSet<>(entries.stream().map(AuditEntry::id).toList());
        Map<Long, AuditBatch> covering = transactions.in(office, () -> covering(office, ids));
        try (EvidenceZip zip = new EvidenceZip(new StaysOpen(out), key)) {
            for (Map.Entry<String, byte[]> document : documents.entrySet()) {
                zip.document(document.getKey(), document.getValue());
            }
            StringBuilder signed = new StringBuilder();
            for (AuditBatch batch : covering.values()) {
                writeProof(office, batch, ids, zip);
                signed.append(batch.line());
            }
            zip.document("batches", signed.toString().getBytes(StandardCharsets.UTF_8));
            for (PublishedKey published :
                    transactions.inTransaction(() -> List.copyOf(batches.keys().values()))) {
                zip.document("key-" + published.id() + ".pem", published.pem().getBytes(StandardCharsets.US_ASCII));
            }
            zip.resource("README.txt", "evidence-readme.txt");
            zip.finish();
        }
    }

    private Map<Long, AuditBatch> covering(OfficeId office, Set<UUID> ids) {
        Map<Long, AuditBatch> covering = new TreeMap<>();
        for (long seq : ids.isEmpty() ? List.<Long>of() : chains.numbersOf(office, List.copyOf(ids))) {
            boolean known =
                    covering.values().stream().anyMatch(batch -> batch.fromSeq() <= seq && seq <= batch.toSeq());
            if (!known) {
                batches.covering(office, seq).ifPresent(batch -> covering.put(batch.number(), batch));
            }
        }
        return covering;
    }

    private void writeProof(OfficeId office, AuditBatch batch, Set<UUID> ids, EvidenceZip zip) throws IOException {
        StringBuilder lines = new StringBuilder();
        long at = batch.fromSeq() - 1;
        while (at < batch.toSeq()) {
            long after = at;
            List<ChainStore.Linked> some =
                    transactions.in(office, () -> chains.linked(office, after, batch.toSeq(), AT_ONCE));
            for (ChainStore.Linked linked : some) {
                AuditLink link = linked.link();
                if (lines.isEmpty()) {
                    lines.append(link.previous().isEmpty() ? "- -" : link.previous() + " -")
                            .append(" SHA-512\n");
                }
                lines.append(link.digest())
                        .append(' ')
                        .append(shown(linked, ids, zip))
                        .append('\n');
            }
            at = some.isEmpty()
                    ? batch.toSeq()
                    : some.get(some.size() - 1).link().seq();
        }
        zip.document(
                String.format(Locale.ROOT, "proof-%012d", batch.number()),
                lines.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String shown(ChainStore.Linked linked, Set<UUID> ids, EvidenceZip zip) throws IOException {
        AuditLink link = linked.link();
        AuditEntry entry = linked.entry();
        byte[] canonical = entry == null ? new byte[0] : entry.canonical(link.seq());
        if (entry != null && ids.contains(entry.id())) {
            zip.entry(link.seq(), canonical);
            return EvidenceZip.entryName(link.seq());
        }
        return "sha512:" + ChainDigest.sha512(canonical);
    }

    /** What must run before evidence can be shown. */
    @org.springframework.stereotype.Component("evidenceMaking")
    record Making(AuditTrail trail, AuditSealer sealer, AuditBatches batches, AuditStore entries) {}
}
