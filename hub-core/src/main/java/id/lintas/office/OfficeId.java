package id.lintas.office;

import java.util.regex.Pattern;

/**
 * Names one immigration office, a tenant. The first parameter of every office-bound method.
 *
 * @param value lower-case letters, digits and dashes, starting with a letter, at most 40 characters; the name of the
 *     office's file without its ending
 */
public record OfficeId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** The directorate itself, owner of what belongs to no single office, such as a result file for the post office. */
    public static final OfficeId CENTRAL = new OfficeId("central");

    /** Owner of the bills with which partners try their programs: an office that there is not, and that no file can be. */
    public static final OfficeId SANDBOX = new OfficeId("sandbox");

    /** @throws IllegalArgumentException if the value has another shape */
    public OfficeId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("office id: " + value + " (expected: " + SHAPE.pattern() + ")");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
