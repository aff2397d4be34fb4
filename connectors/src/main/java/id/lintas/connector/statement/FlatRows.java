package id.lintas.connector.statement;

import de.siegmar.fastcsv.reader.CsvRecord;
import id.lintas.connector.CsvRecords;
import id.lintas.connector.NotPlainText;
import id.lintas.connector.PlainText;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a statement of lines, one after the other; the same fields whether they are columns or cells. */
interface FlatRows extends Closeable {

    /** Widths of the fields after the kind: of H form, day, sequence, written, currency, page, pages, copy; of D number, code, amount, way, currency, reference, time; of T count, credits, debits. */
    Map<String, List<Integer>> FIELDS = Map.of(
            "H", List.of(8, 8, 6, 14, 3, 3, 3, 1),
            "D", List.of(6, 15, 15, 1, 3, 35, 14),
            "T", List.of(6, 18, 18));

    /**
     * The next row, or null at the end.
     *
     * @throws NotPlainText if the rest cannot be read, whatever it is
     */
    @Nullable
    Row next() throws IOException;

    /**
     * A row.
     *
     * @param kind {@code H}, {@code D}, {@code T}, or empty where it is none of them or has not their form
     */
    record Row(long line, String kind, List<String> fields) {

        String field(int index) {
            return fields.get(index).strip();
        }
    }

    /** The rows of a file in that form; closing them closes the content. */
    static FlatRows of(StatementForm form, InputStream content) {
        PlainText text = new PlainText(content);
        return form == StatementForm.CSV ? new Cells(text) : new Columns(text);
    }

    /** Lines of exactly 100 characters. */
    final class Columns implements FlatRows {

        private static final int WIDTH = 100;

        private final InputStream in;
        private long line;

        Columns(PlainText in) {
            this.in = new BufferedInputStream(in, 1 << 16);
        }

        @Override
        public @Nullable Row next() throws IOException {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            line++;
            StringBuilder text = new StringBuilder(WIDTH);
            for (; b >= 0 && b != '\n'; b = in.read()) {
                if (text.length() <= WIDTH) {
                    text.append((char) b);
                }
            }
            return text.length() == WIDTH ? row(text.toString()) : new Row(line, "", List.of());
        }

        private Row row(String text) {
            String kind = text.substring(0, 1);
            int at = 1;
            List<String> fields = new ArrayList<>();
            for (int width : FIELDS.getOrDefault(kind, List.of())) {
                fields.add(text.substring(at, at + width));
                at += width;
            }
            boolean right = !fields.isEmpty() && text.substring(at).isBlank();
            return new Row(line, right ? kind : "", fields);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** RFC 4180 with LF, without formulas and line breaks in cells. */
    final class Cells implements FlatRows {

        private final CsvRecords records;

        Cells(PlainText in) {
            this.records = new CsvRecords(in);
        }

        @Override
        public @Nullable Row next() throws IOException {
            CsvRecord record = records.next();
            return record == null ? null : row(record);
        }

        private static Row row(CsvRecord record) {
            List<String> cells = record.getFields();
            List<Integer> widths = FIELDS.getOrDefault(cells.get(0), List.of());
            List<String> fields = cells.subList(1, cells.size());
            boolean right = !widths.isEmpty()
                    && fields.size() == widths.size()
                    && fields.stream().noneMatch(cell -> cell.matches("(?s)[=+@-].*|.*\n.*"));
            for (int i = 0; right && i < fields.size(); i++) {
                right = fields.get(i).length() <= widths.get(i);
            }
            return new Row(record.getStartingLineNumber(), right ? cells.get(0) : "", fields);
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
