package id.lintas.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Walks the links of one link file beside its signed batches and stops at the first entry that does not hold. */
final class Stretch {

    private final ArchiveFile archive;
    private final BatchReader batches;
    private final boolean mayWithhold;
    private String office = "";
    private String digest = "";
    private Optional<Batch> batch = Optional.empty();
    private long from;
    private long shown;
    private long withheld;

    /** @param mayWithhold whether links may stand without their entry, as in the evidence of one case */
    Stretch(ArchiveFile archive, BatchReader batches, boolean mayWithhold) {
        this.archive = archive;
        this.batches = batches;
        this.mayWithhold = mayWithhold;
    }

    /** Walks to the end of the file; what it returns is the number after its last entry. */
    long walk(LinkFile links) throws BadEvidence, IOException {
        digest = links.previousDigest();
        batch = batches.next();
        Batch first = batch.orElseThrow(() -> new BadEvidence("no signed batch for these links"));
        office = office.isEmpty() ? first.office() : office;
        from = first.from();
        long expected = from;
        for (Optional<LinkFile.Link> link = links.next(); link.isPresent(); link = links.next()) {
            step(expected, link.get());
            expected++;
        }
        if (batch.isPresent()) {
            throw new BadEvidence("entry " + expected + ": missing, though " + batch.get() + " signs it");
        }
        return expected;
    }

    private void step(long number, LinkFile.Link link) throws BadEvidence, IOException {
        Batch signed = signing(number);
        if (number == signed.from() && !signed.previousDigest().equals(digest)) {
            throw new BadEvidence(
                    "entry " + number + ": " + signed + " follows another digest than the one before it here");
        }
        String next = Digests.link(digest, digestOf(number, link));
        if (!next.equals(link.digest())) {
            throw new BadEvidence("entry " + number + ": its file or its link was changed (the link says "
                    + start(link.digest()) + ", the file gives " + start(next) + ")");
        }
        digest = next;
        if (number == signed.to()) {
            if (!signed.lastDigest().equals(digest)) {
                throw new BadEvidence("entry " + signed.from() + " or one after it up to " + signed.to()
                        + ": changed, removed or inserted, and the links made anew; " + signed
                        + " was signed with another last digest");
            }
            batch = Optional.empty();
        }
    }

    /** The batch that signs this entry. */
    private Batch signing(long number) throws BadEvidence, IOException {
        if (batch.isEmpty()) {
            batch = mayWithhold ? Optional.empty() : batches.next();
        }
        Batch signed = batch.orElseThrow(() ->
                new BadEvidence("entry " + number + ": no batch signs it; the batch was removed, or the entry added"));
        if (!signed.office().equals(office)) {
            throw new BadEvidence(signed + ": of office " + signed.office() + " (expected: " + office + ")");
        }
        if (signed.from() > number || signed.to() < number) {
            throw new BadEvidence("entry " + number + ": no batch signs it; a batch was removed before " + signed);
        }
        return signed;
    }

    private String digestOf(long number, LinkFile.Link link) throws BadEvidence, IOException {
        if (!link.shown()) {
            if (!mayWithhold) {
                throw new BadEvidence("entry " + number + ": only a digest, which an archive never has");
            }
            withheld++;
            return link.file().substring("sha512:".length());
        }
        if (link.number() != number) {
            throw new BadEvidence("entry " + number + ": here stands entry " + link.number()
                    + "; entries were removed, inserted or put in another order");
        }
        byte[] file = archive.bytes(link.file(), Limits.ENTRY_BYTES)
                .orElseThrow(() -> new BadEvidence("entry " + number + ": its file " + link.file() + " is missing"));
        String what = "entry " + number;
        String text = new String(file, StandardCharsets.UTF_8);
        if (!text.endsWith("\n")) {
            throw new BadEvidence(what + ": not one line");
        }
        Map<String, String> fields = FlatJson.parse(text.substring(0, text.length() - 1), what);
        if (!office.equals(fields.get("office")) || !String.valueOf(number).equals(fields.get("seq"))) {
            throw new BadEvidence(what + ": its file is of another office or place");
        }
        shown++;
        return Digests.sha512(file);
    }

    private static String start(String digest) {
        return digest.substring(0, 12) + "…";
    }

    String office() {
        return office;
    }

    String lastDigest() {
        return digest;
    }

    long from() {
        return from;
    }

    long shown() {
        return shown;
    }

    long withheld() {
        return withheld;
    }
}
