package id.lintas.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds the token in a receipt's PDF: the document property {@code LintasReceipt}. The hub writes it in the open; a program
 * that saved the file anew may have packed it into a compressed stream, so those are looked through as well, within limits.
 */
final class ReceiptPdf {

    private static final int MOST_BYTES = 20 * 1024 * 1024;
    private static final int MOST_UNPACKED = 4 * 1024 * 1024;
    private static final Pattern PROPERTY = Pattern.compile("/LintasReceipt\\s*\\(([A-Za-z0-9_.\\-]{1,4000})\\)");
    private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");

    private ReceiptPdf() {}

    static String token(Path file) throws BadEvidence, NotChecked {
        String text;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new NotChecked("too long for a receipt");
            }
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new NotChecked("cannot be read");
        }
        if (!text.startsWith("%PDF-")) {
            throw new NotChecked("no PDF (expected: a receipt's PDF, or the text of its code)");
        }
        Set<String> found = new TreeSet<>(found(text));
        Matcher stream = STREAM.matcher(text);
        while (stream.find()) {
            int end = text.indexOf("endstream", stream.end());
            if (end > 0) {
                found.addAll(found(unpacked(text.substring(stream.end(), end))));
            }
        }
        if (found.isEmpty()) {
            throw new NotChecked("no token in this PDF: scan its code, and give that text instead of the file");
        }
        if (found.size() > 1) {
            throw new BadEvidence(found.size() + " different tokens in one PDF: somebody put them together");
        }
        return found.iterator().next();
    }

    private static Set<String> found(String text) {
        Set<String> tokens = new TreeSet<>();
        Matcher property = PROPERTY.matcher(text);
        while (property.find()) {
            tokens.add(property.group(1));
        }
        return tokens;
    }

    /** What is no deflated stream unpacks to little or nothing, and holds no token. */
    private static String unpacked(String packed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] some = new byte[16_384];
            for (int length = inflater.inflate(some);
                    length > 0 && out.size() < MOST_UNPACKED;
                    length = inflater.inflate(some)) {
                out.write(some, 0, length);
            }
            return out.toString(StandardCharsets.ISO_8859_1);
        } catch (DataFormatException e) {
            return "";
        } finally {
            inflater.end();
        }
    }
}
