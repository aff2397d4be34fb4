package id.lintas.connector;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Records of comma-separated values in a stream, with the quotes of RFC 4180 and as many cells as each likes. What a cell may hold is
 * for its dialect to say. For one thread.
 */
public final class CsvRecords implements Closeable {

    /** The reader's buffer, far more than the longest row in form. */
    private static final int LONGEST = 1 << 16;

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;

    /** Reads from there; closes it when closed. */
    public CsvRecords(PlainText in) {
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

    /**
     * The next record, or null after the last.
     *
     * @throws NotPlainText if a quote is where none may be, or a record is longer than 64 KiB
     */
    public @Nullable CsvRecord next() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException io ? io : new NotPlainText("kutip atau panjang baris CSV salah");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
