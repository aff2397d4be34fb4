package id.lintas.verify;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** A signed stretch of the chain: entries {@code from} to {@code to}, whose last link is {@code lastDigest}. */
record Batch(
        String office,
        long number,
        long from,
        long to,
        String previousDigest,
        String lastDigest,
        String sealedAt,
        String keyId) {

    private static final Set<String> NAMES =
            Set.of("office", "batch", "fromSeq", "toSeq", "previousDigest", "lastDigest", "sealedAt", "keyId");

    /** A line of {@code batches}: the signature in Base64, a blank, the signed text. */
    static Batch parse(String line, int number, Keys keys) throws BadEvidence {
        int blank = line.indexOf(' ');
        String where = "batches, line " + number;
        if (blank < 0) {
            throw new BadEvidence(where + ": no signature and text");
        }
        String content = line.substring(blank + 1);
        Map<String, String> json = FlatJson.parse(content, where);
        if (!json.keySet().equals(NAMES)) {
            throw new BadEvidence(where + ": other fields than a batch has");
        }
        Batch batch;
        try {
            batch = new Batch(
                    value(json, "office"),
                    Long.parseLong(value(json, "batch")),
                    Long.parseLong(value(json, "fromSeq")),
                    Long.parseLong(value(json, "toSeq")),
                    value(json, "previousDigest"),
                    value(json, "lastDigest"),
                    value(json, "sealedAt"),
                    value(json, "keyId"));
        } catch (NumberFormatException e) {
            throw new BadEvidence(where + ": no numbers");
        }
        keys.check(batch.keyId(), content.getBytes(StandardCharsets.UTF_8), line.substring(0, blank), batch.toString());
        return batch;
    }

    private static String value(Map<String, String> json, String name) {
        return json.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "batch " + number + " (entries " + from + " to " + to + ")";
    }
}
