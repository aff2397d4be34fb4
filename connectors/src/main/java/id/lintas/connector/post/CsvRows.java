package id.lintas.connector.post;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import id.lintas.connector.NotPlainText;
import id.lintas.connector.PlainText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated rows. Quotes are those of RFC 4180; a cell that a spreadsheet would run, and one that goes on in the next
 * line, make their row wrong.
 */
final class CsvRows implements PostRows {

    /** The reader's buffer, far more than the longest row in form. */
    private static final int LONGEST = 1 << 16;

    private static final Map<String, Integer> CELLS = Map.of("H", 5, "D", 7, "T", 3);

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;

    CsvRows(PlainText in) {
        this.reader = CsvReader.builder()
                .fieldSeparator(',')
                .quoteCharacter('"')
                .skipEmptyLines(false)
                .ignoreDifferentFieldCount(true)
                .acceptCharsAfterQuotes(false)
                .detectBomHeader(false)
                .maxBufferSize(LONGEST)
                .ofCsvRecord(new InputStreamReader(in, StandardCharsets.US_ASCII));
        this.records = reader.iterator();
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            return records.hasNext() ? row(records.next()) : null;
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException io ? io : new NotPlainText("kutip atau panjang baris CSV salah");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
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
        reader.close();
    }
}
