package id.lintas.connector.post;

import id.lintas.connector.NotPlainText;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other. */
interface PostRows extends Closeable {

    /**
     * The next row, or null at the end.
     *
     * @throws NotPlainText if the rest cannot be read, whatever it is
     * @throws IOException if the content cannot be had now
     */
    @Nullable
    Row next() throws IOException;

    /**
     * A row.
     *
     * @param line the line it begins on, from 1
     * @param kind {@code H}, {@code D}, {@code T} or anything else that stood there
     * @param fields of H: form, day, sequence, time; of D: number, billing code, amount, reference, time, branch; of T: count,
     *     sum; none where the row has not the form of its kind
     * @param wrong what is wrong with the row's form; empty if it is right
     */
    record Row(long line, String kind, List<String> fields, String wrong) {

        static Row of(long line, String kind, String... fields) {
            return new Row(line, kind, List.of(fields), "");
        }

        static Row wrong(long line, String kind, String wrong) {
            return new Row(line, kind, List.of(), wrong);
        }

        String field(int index) {
            return fields.get(index);
        }
    }
}
