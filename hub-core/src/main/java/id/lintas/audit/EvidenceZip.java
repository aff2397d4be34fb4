package id.lintas.audit;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip that ends with a signed list of its files. The same content gives the same bytes: files carry no time of day. Holds
 * one file at a time in memory at most.
 */
final class EvidenceZip implements Closeable {

    private static final long NO_TIME = 315_532_800_000L;

    private final ZipOutputStream zip;
    private final SigningKey key;
    private final StringBuilder manifest = new StringBuilder();

    EvidenceZip(OutputStream out, SigningKey key) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.key = key;
    }

    /** An entry; its link covers it, so the manifest does not. */
    void entry(long seq, byte[] canonical) throws IOException {
        put(entryName(seq), canonical);
    }

    void document(String name, byte[] content) throws IOException {
        listed(name, ChainDigest.sha512(content));
        put(name, content);
    }

    /** A file that is written bit by bit; to be closed before the next begins. */
    OutputStream stream(String name) throws IOException {
        begin(name);
        MessageDigest digest = sha512();
        return new FilterOutputStream(new DigestOutputStream(zip, digest)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
                listed(name, HexFormat.of().formatHex(digest.digest()));
            }
        };
    }

    /** A text that ships with the hub. */
    void resource(String name, String resource) throws IOException {
        try (InputStream in = EvidenceZip.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("resource: " + resource + " absent (expected: beside this class)");
            }
            document(name, in.readAllBytes());
        }
    }

    /** Writes the signed list; what is closed without it holds for nobody. */
    void finish() throws IOException {
        put("manifest", manifest.toString().getBytes(StandardCharsets.UTF_8));
        String signature = key.id() + " " + sign() + "\n";
        put("manifest.sig", signature.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static String entryName(long seq) {
        return String.format(Locale.ROOT, "entry-%012d.json", seq);
    }

    private String sign() throws IOException {
        try {
            return key.sign(manifest.toString());
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException("manifest not signed", e);
        }
    }

    private void listed(String name, String digest) {
        manifest.append(digest).append(' ').append(name).append('\n');
    }

    private void put(String name, byte[] content) throws IOException {
        begin(name);
        zip.write(content);
        zip.closeEntry();
    }

    private void begin(String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(NO_TIME);
        zip.putNextEntry(entry);
    }

    private static MessageDigest sha512() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-512 absent (expected: every Java has it)", e);
        }
    }
}
