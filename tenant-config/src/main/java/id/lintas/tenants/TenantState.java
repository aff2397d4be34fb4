package id.lintas.tenants;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's file stands on this node.
 *
 * @param kind office or partner
 * @param id the tenant's id
 * @param seen the file's text now; null if the file is gone or cannot be read. Where a value looks like a secret in the wrong
 *     place, it is left out
 * @param inForce the text that the hub goes by; null if there was no good one yet
 * @param enabled whether the version that the hub goes by lets the tenant work
 * @param problems why the text seen is not the one in force; empty if it is
 */
public record TenantState(
        TenantKind kind,
        String id,
        @Nullable String seen,
        @Nullable String inForce,
        boolean enabled,
        List<Problem> problems) {

    /** How a tenant stands, in one word. */
    public enum Standing {
        /** The file is good, and the tenant works. */
        IN_FORCE,
        /** The file is good and says that the tenant is closed. */
        DISABLED,
        /** The file is bad; the hub goes by the good one before it. */
        KEPT,
        /** The file is bad, and there is no good one before it. */
        REFUSED,
        /** The file is gone; the tenant is closed. */
        GONE
    }

    /** Copies the problems. */
    public TenantState {
        problems = List.copyOf(problems);
    }

    /** How the tenant stands. */
    public Standing standing() {
        if (!problems.isEmpty()) {
            return inForce == null ? Standing.REFUSED : Standing.KEPT;
        }
        if (seen == null) {
            return Standing.GONE;
        }
        return enabled ? Standing.IN_FORCE : Standing.DISABLED;
    }
}
