package id.lintas.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * The list of what belongs together: all files but the entries, which the links cover, each with its digest, and
 * the list is signed. So nothing can be cut off the end or exchanged unseen.
 */
final class Manifest {

    private static final String FILE = "manifest";
    private static final String SIGNATURE = "manifest.sig";

    private Manifest() {}

    /** Returns the id of the key that signed. */
    static String check(ArchiveFile archive, Keys keys) throws BadEvidence, IOException {
        byte[] list = archive.bytes(FILE, Limits.ENTRY_BYTES)
                .orElseThrow(() -> new BadEvidence("no manifest: nothing says which files belong together"));
        byte[] signed = archive.bytes(SIGNATURE, Limits.ENTRY_BYTES)
                .orElseThrow(() -> new BadEvidence("the manifest is not signed"));
        String[] signature =
                new String(signed, StandardCharsets.US_ASCII).strip().split(" ", -1);
        if (signature.length != 2) {
            throw new BadEvidence("manifest.sig: not \"<key id> <signature>\"");
        }
        keys.check(signature[0], list, signature[1], FILE);
        Set<String> listed = new TreeSet<>(Set.of(FILE, SIGNATURE));
        for (String line : new String(list, StandardCharsets.UTF_8).split("\n", -1)) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 2) {
                compare(archive, parts[1], parts[0]);
                listed.add(parts[1]);
            }
        }
        for (String name : archive.names()) {
            if (!name.startsWith("entry-") && !listed.contains(name)) {
                throw new BadEvidence(name + ": not in the signed manifest");
            }
        }
        return signature[0];
    }

    private static void compare(ArchiveFile archive, String name, String digest) throws BadEvidence, IOException {
        try (InputStream in = archive.open(name, Limits.TEXT_BYTES)
                .orElseThrow(() -> new BadEvidence(name + ": in the manifest, but missing"))) {
            if (!Digests.sha512(in).equals(digest)) {
                throw new BadEvidence(name + ": changed after it was signed");
            }
        }
    }
}
