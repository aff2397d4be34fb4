package id.lintas.simulators.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The hub's result for one file.
 *
 * @param name the name of the file it answers
 * @param status {@code ACCEPTED} or {@code REFUSED}
 * @param lines how many lines the hub counted
 * @param settled how many of them it settled
 * @param details one for each line of an accepted file
 * @param reasons why a refused file was refused
 * @param raw the result file as it is
 */
public record PostResult(
        String name, String status, int lines, int settled, List<Detail> details, List<String> reasons, String raw) {

    public PostResult {
        details = List.copyOf(details);
        reasons = List.copyOf(reasons);
    }

    /** What became of one line: its number, billing code, post office reference, two-digit code, result and text. */
    public record Detail(
            String number, String billingCode, String reference, String code, String result, String text) {}

    /**
     * Reads a result file; empty while it is not wholly written, which its last line shows.
     *
     * @throws IllegalArgumentException when the text is whole and not of the form agreed
     */
    static Optional<PostResult> parse(String raw) {
        List<String> rows = raw.lines().toList();
        if (rows.isEmpty() || !raw.endsWith("\n") || !rows.get(rows.size() - 1).startsWith("T|")) {
            return Optional.empty();
        }
        List<Detail> details = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        for (String row : rows.subList(1, rows.size() - 1)) {
            if (row.startsWith("R|")) {
                reasons.add(row.substring(2));
            } else {
                String[] d = fields(row, "D", 7);
                details.add(new Detail(d[1], d[2], d[3], d[4], d[5], d[6]));
            }
        }
        String[] h = fields(rows.get(0), "H", 5);
        String[] t = fields(rows.get(rows.size() - 1), "T", 2);
        if (h[2].equals("ACCEPTED") && Integer.parseInt(t[1]) != details.size()) {
            throw new IllegalArgumentException("T line: " + t[1] + " (expected: " + details.size() + ")");
        }
        return Optional.of(
                new PostResult(h[1], h[2], Integer.parseInt(h[3]), Integer.parseInt(h[4]), details, reasons, raw));
    }

    private static String[] fields(String row, String kind, int count) {
        String[] fields = row.split("\\|", count);
        if (!fields[0].equals(kind) || fields.length != count) {
            throw new IllegalArgumentException("'" + row + "' (expected: " + kind + " and " + count + " fields)");
        }
        return fields;
    }
}
