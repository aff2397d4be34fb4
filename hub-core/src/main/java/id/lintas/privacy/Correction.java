package id.lintas.privacy;

import java.time.Instant;
import java.util.UUID;

/**
 * A value that was corrected.
 *
 * @param application the case
 * @param field which value
 * @param before what stood there; to be escaped wherever it is shown
 * @param by who corrected it, a user name
 * @param at when
 */
public record Correction(UUID application, Field field, String before, String by, Instant at) {

    /** What an office can correct. NIK and birth date come from the population registry and are corrected there. */
    public enum Field {
        /** The applicant's name. */
        NAME,
        /** The booker's phone. */
        PHONE
    }

    /** Without the value. */
    @Override
    public String toString() {
        return "correction of " + field + " in " + application;
    }
}
