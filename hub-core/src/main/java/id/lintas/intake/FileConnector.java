package id.lintas.intake;

import id.lintas.payment.Outcome;
import java.io.IOException;

/**
 * Speaks the dialect of a partner that sends files. Plain Java; knows no transport, no database and no other connector.
 *
 * <p>A file may be larger than memory: an implementation reads it as a stream and keeps nothing that grows with it but a few
 * bytes a line. Called by many threads at once, so it keeps no mutable state. {@link #read} is called to judge the file and,
 * if nothing is wrong with it, again to settle it, perhaps by another node, and once more to write the result.
 */
public interface FileConnector {

    /**
     * Reads the file, hands over each line that is in form, in the file's order, and says what is wrong with the file as a
     * whole. The same file is read the same each time. Whatever a stranger may write ends in the reading, never in an
     * exception.
     *
     * @throws IOException if the bytes cannot be had now
     */
    FileReading read(RawFile file, Lines lines) throws IOException;

    /** The result's text before its lines; of a refused file with every reason. */
    String head(FileResult result);

    /** The result's text about one line. */
    String row(FileLine line, Outcome outcome);

    /** The result's text after its lines. */
    String foot(FileResult result);

    /** Takes the lines of a file. */
    @FunctionalInterface
    interface Lines {

        /** Takes the line and says whether to go on; if not, the reading ends without a word about the rest. */
        boolean take(FileLine line);
    }
}
