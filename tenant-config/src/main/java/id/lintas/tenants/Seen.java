package id.lintas.tenants;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant's file was when it was last read.
 *
 * @param stamp what the file system said of it; null if it said nothing
 * @param settled whether the file had been at rest for a while, so that the same stamp means the same text
 * @param text its text; null if it could not be read
 * @param shown the text as people may see it; null if nobody may
 * @param tenant what it says; null if it is bad
 * @param problems all that is wrong with it
 */
record Seen<T>(
        Folder.@Nullable Stamp stamp,
        boolean settled,
        @Nullable String text,
        @Nullable String shown,
        @Nullable T tenant,
        List<Problem> problems) {

    /** Whether the file need not be read again. */
    boolean still(Folder.@Nullable Stamp now) {
        return settled && stamp != null && stamp.equals(now);
    }

    /** The same, of a file that was touched but says what it said. */
    Seen<T> touched(Folder.@Nullable Stamp now, boolean nowSettled) {
        return new Seen<>(now, nowSettled, text, shown, tenant, problems);
    }
}
