package id.lintas.tenants;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tenant that the hub goes by.
 *
 * @param tenant as the text says
 * @param text the file's text
 * @param gone whether the file is gone since; the tenant is closed then, but what is under way for it is finished
 */
record Kept<T>(T tenant, String text, boolean gone) {

    /** What is to be gone by now, good files first, then what was good before; those whose file is gone are closed. */
    static <T> Map<String, Kept<T>> of(Reading<T> reading, Map<String, Kept<T>> before) {
        if (!reading.usable()) {
            return before;
        }
        Map<String, Kept<T>> kept = new TreeMap<>();
        before.forEach((id, last) -> kept.put(id, new Kept<>(last.tenant, last.text, true)));
        reading.files().forEach((id, seen) -> {
            T tenant = seen.tenant();
            String text = seen.text();
            Kept<T> last = before.get(id);
            if (tenant != null && text != null) {
                kept.put(id, new Kept<>(tenant, text, false));
            } else if (last != null) {
                kept.put(id, last);
            }
        });
        return kept;
    }

    /** The tenants whose file is there. */
    static <T> Map<String, T> present(Map<String, Kept<T>> all) {
        Map<String, T> present = new HashMap<>();
        all.forEach((id, kept) -> {
            if (!kept.gone) {
                present.put(id, kept.tenant);
            }
        });
        return present;
    }
}
