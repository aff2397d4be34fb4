package id.lintas.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;

/** Checks one archive or one evidence file from its content alone. */
final class Verification {

    private final Keys pinned;

    /** @param pinned the auditor's keys; if there are none, those inside count */
    Verification(Keys pinned) {
        this.pinned = pinned;
    }

    Found check(Path file) throws BadEvidence, NotChecked, IOException {
        try (ArchiveFile archive = new ArchiveFile(file)) {
            Keys keys = pinned.byId().isEmpty() ? Keys.inside(archive) : pinned;
            try (BatchReader batches = new BatchReader(archive, keys)) {
                return archive.has("linkinginfo") ? archive(archive, batches, keys) : evidence(archive, batches, keys);
            }
        } catch (Limits.TooMuch e) {
            throw new BadEvidence("refused: " + e.getMessage() + ", which no archive has");
        } catch (ZipException e) {
            throw new BadEvidence("the zip file is damaged: " + e.getMessage());
        } catch (java.io.EOFException e) {
            throw new BadEvidence("the zip file is damaged: it ends too early");
        }
    }

    private static Found archive(ArchiveFile archive, BatchReader batches, Keys keys) throws BadEvidence, IOException {
        Stretch stretch = new Stretch(archive, batches, false);
        String previous;
        long end;
        try (LinkFile links = links(archive, "linkinginfo")) {
            previous = links.previousDigest();
            end = stretch.walk(links);
        }
        if (stretch.from() == 1 != previous.isEmpty()) {
            throw new BadEvidence("entry " + stretch.from() + ": the chain begins with entry 1 and nothing before it");
        }
        nothingMore(archive, batches, stretch.from(), end, stretch.shown());
        Set<String> signers = new TreeSet<>(batches.used());
        signers.add(Manifest.check(archive, keys));
        return new Found(
                stretch.office(),
                stretch.from(),
                end - 1,
                previous,
                stretch.lastDigest(),
                stretch.shown(),
                0,
                batches.read(),
                signers,
                false);
    }

    private static Found evidence(ArchiveFile archive, BatchReader batches, Keys keys) throws BadEvidence, IOException {
        List<String> proofs = archive.names().stream()
                .filter(name -> name.startsWith("proof-"))
                .toList();
        if (proofs.isEmpty()) {
            throw new BadEvidence("neither \"linkinginfo\" nor a proof: this is no archive of the trail");
        }
        Stretch stretch = new Stretch(archive, batches, true);
        long first = 0;
        long end = 0;
        for (String proof : proofs) {
            try (LinkFile links = links(archive, proof)) {
                end = stretch.walk(links);
                first = first == 0 ? stretch.from() : first;
            }
        }
        nothingMore(archive, batches, first, end, stretch.shown());
        Set<String> signers = new TreeSet<>(batches.used());
        signers.add(Manifest.check(archive, keys));
        return new Found(
                stretch.office(),
                first,
                end - 1,
                "",
                stretch.lastDigest(),
                stretch.shown(),
                stretch.withheld(),
                batches.read(),
                signers,
                true);
    }

    private static LinkFile links(ArchiveFile archive, String name) throws BadEvidence, IOException {
        InputStream in = archive.open(name, Limits.TEXT_BYTES).orElseThrow();
        return new LinkFile(name, new Lines(in));
    }

    private static void nothingMore(ArchiveFile archive, BatchReader batches, long from, long end, long shown)
            throws BadEvidence, IOException {
        Optional<Batch> left = batches.next();
        if (left.isPresent()) {
            throw new BadEvidence("entry " + left.get().from() + ": missing, though " + left.get() + " signs it");
        }
        List<String> files = archive.names().stream()
                .filter(name -> name.startsWith("entry-"))
                .toList();
        if (files.size() != shown) {
            String extra = files.stream()
                    .filter(name -> outside(name, from, end))
                    .findFirst()
                    .orElse("one of them");
            throw new BadEvidence(files.size() + " entry files, but " + shown + " links: " + extra + " has no link");
        }
    }

    private static boolean outside(String name, long from, long end) {
        long number = new LinkFile.Link("", name).number();
        return number < from || number >= end;
    }
}
