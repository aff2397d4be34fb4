package id.lintas.connector.post;

import de.siegmar.fastcsv.reader.CsvRecord;
import id.lintas.connector.CsvRecords;
import id.lintas.connector.PlainText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated rows. Quotes are those of RFC 4180; a cell that a spreadsheet would run, and one that goes on in the next
 * line, make their row wrong.
 */
final class CsvRows implements PostRows {

    private static final Map<String, Integer> CELLS = Map.of("H", 5, "D", 7, "T", 3);

    private final CsvRecords records;

    CsvRows(PlainText in) {
        this.records = new CsvRecords(in);
    }

    @Override
    public @Nullable Row next() throws IOException {
        CsvRecord record = records.next();
        return record == null ? null : row(record);
    }

    private static Row row(CsvRecord cells) {
        long line = cells.getStartingLineNumber();
        List<String> all = cells.getFields();
        String kind = all.get(0);
        for (int i = 0; i < all.size(); i++) {
            String cell = all.get(i);
            if (cell.indexOf('\n') >= 0) {
                return Row.wrong(line, kind, "sel " + (i + 1) + " memuat baris baru di dalam kutip");
            }
            if (!cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0) {
                return Row.wrong(line, kind, "sel " + (i + 1) + " diawali tanda rumus");
            }
        }
        Integer wanted = CELLS.get(kind);
        return wanted == null || wanted == all.size()
                ? new Row(line, kind, all.subList(1, all.size()), "")
                : Row.wrong(line, kind, all.size() + " sel, harus " + wanted);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
