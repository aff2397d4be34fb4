package id.lintas.intake;

import java.io.IOException;

/**
 * Reads the statements of one partner. Plain Java; knows no transport and no database. A file may be larger than memory: an
 * implementation keeps nothing that grows with it but a few bytes a line. Called by many threads at once, and for each file
 * twice: to judge it and, if nothing is wrong with it, to book it.
 */
@FunctionalInterface
public interface StatementReader {

    /**
     * Hands over each booking that is in form, in the file's order, and says what is wrong with the file as a whole. The
     * same file is read the same each time. Whatever a stranger may write ends in the reading, never in an exception.
     *
     * @throws IOException if the bytes cannot be had now
     */
    StatementReading read(RawFile file, Lines lines) throws IOException;

    /** Takes the bookings of a file. */
    @FunctionalInterface
    interface Lines {
        void take(StatementLine line);
    }
}
