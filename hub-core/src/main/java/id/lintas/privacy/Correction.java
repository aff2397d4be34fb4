package id.lintas.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value that was corrected.
 *
 * @param application the case
 * @param field which value
 * @param before what stood there; to be escaped wherever it is shown
 * @param by who corrected it, a user name
 * @param at when
 * @param told when the registry was told, or null if it was not
 * @param stored when the registry stored it, or null if it has not said so
 */
public record Correction(
        UUID application,
        Field field,
        String before,
        String by,
        Instant at,
        @Nullable Instant told,
        @Nullable Instant stored) {

    /** How far it has come on its way to the registry. */
    public enum Passed {
        /** The registry never had such a value from the hub. */
        NOT_NEEDED,
        /** It was corrected before the hub passed corrections on: somebody has to say it. */
        BY_HAND,
        /** The message is on its way, or waits for an operator. */
        ON_ITS_WAY,
        /** The registry has it. */
        STORED
    }

    /** How far it has come on its way to the registry. */
    public Passed passed() {
        if (field == Field.PHONE) {
            return Passed.NOT_NEEDED;
        }
        if (told == null) {
            return Passed.BY_HAND;
        }
        return stored == null ? Passed.ON_ITS_WAY : Passed.STORED;
    }

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
