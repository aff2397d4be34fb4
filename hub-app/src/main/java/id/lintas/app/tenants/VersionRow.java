package id.lintas.app.tenants;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version as the page of its tenant shows it.
 *
 * @param version the version
 * @param reasons why it was refused, in the reader's language
 * @param changes what it changed against the version before, line by line
 */
record VersionRow(TenantVersion version, List<TenantRow.Reason> reasons, List<Line> changes) {

    private static final int CONTEXT = 2;

    /**
     * A line of a comparison.
     *
     * @param kind {@code added}, {@code removed}, {@code place} or {@code same}
     * @param text the line without its mark
     */
    record Line(String kind, String text) {

        static Line of(String line) {
            String text = line.isEmpty() ? "" : line.substring(1);
            if (line.startsWith("@@")) {
                return new Line("place", line);
            }
            return new Line(line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "same", text);
        }
    }

    static VersionRow of(TenantVersion version, @Nullable TenantVersion before, List<TenantRow.Reason> reasons) {
        return new VersionRow(version, reasons, changes(before == null ? "" : before.content(), version.content()));
    }

    static List<Line> changes(String before, String after) {
        List<String> old = before.lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                        "before",
                        "after",
                        old,
                        DiffUtils.diff(old, after.lines().toList()),
                        CONTEXT)
                .stream()
                .skip(2)
                .map(Line::of)
                .toList();
    }
}
