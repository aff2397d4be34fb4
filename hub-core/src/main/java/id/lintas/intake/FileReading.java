package id.lintas.intake;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connector says of a file as a whole.
 *
 * @param day the business day it is for, if it says so
 * @param sequence its number within that day; 0 if it says none
 * @param lines how many payments it holds
 * @param wrong every reason to refuse it, in words for the partner's clerks, a bounded number of them; empty if it is good
 */
public record FileReading(@Nullable LocalDate day, int sequence, int lines, List<String> wrong) {

    public FileReading {
        wrong = List.copyOf(wrong);
    }
}
