package id.lintas.app.tenants;

import id.lintas.tenants.TenantState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the console shows it.
 *
 * @param kind the folder of its file: {@code offices} or {@code partners}
 * @param id its id
 * @param name its full name, or the id where there is no good file yet
 * @param standing how it stands: a {@link TenantState.Standing}, or {@link #FROZEN} or {@link #NO_SECRETS} where its file is
 *     good and it does not work all the same
 * @param latest the version seen last; null if none is recorded yet
 * @param reasons why its file is not in force, in the reader's language
 */
record TenantRow(
        String kind,
        String id,
        String name,
        String standing,
        @Nullable TenantVersion latest,
        List<Reason> reasons) {

    static final String FROZEN = "FROZEN";
    static final String NO_SECRETS = "NO_SECRETS";

    /**
     * Why a file is not in force.
     *
     * @param path the place within the file; empty for the file as a whole
     * @param text what is wrong there
     */
    record Reason(String path, String text) {}

    /** Whether an operator has something to mend. */
    public boolean troubled() {
        return !reasons.isEmpty();
    }

    /** The look of its standing, so that a screen never relies on colour alone. */
    public String look() {
        return switch (standing) {
            case "IN_FORCE" -> "good";
            case "KEPT", "REFUSED", NO_SECRETS -> "bad";
            case FROZEN -> "look";
            default -> "wait";
        };
    }
}
