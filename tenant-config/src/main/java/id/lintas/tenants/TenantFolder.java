package id.lintas.tenants;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of one kind of tenant. Asks the file system about each file at each look and reads only what has changed, so
 * that looking every few seconds costs little. For one thread.
 */
final class TenantFolder<T> {

    /** A file changed later than this before it was read may change again within one tick of the file system's clock. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final Folder folder;
    private final Placeholders placeholders;
    private final Binding<T> binding;
    private Reading<T> last = new Reading<>(true, Map.of(), List.of());

    /** Binds the keys of one file to a tenant. */
    interface Binding<T> {

        /** The tenant, or null if something was added to the problems. */
        @Nullable
        T bind(String id, Fields file, FileProblems problems);
    }

    TenantFolder(Folder folder, Placeholders placeholders, Binding<T> binding) {
        this.folder = folder;
        this.placeholders = placeholders;
        this.binding = binding;
    }

    /** What a text says, or null if it is bad. */
    @Nullable
    T read(String id, String text) {
        return bind(id, text, new FileProblems(file(id + Folder.ENDING)));
    }

    /**
     * Looks at all files; the very same reading as before if nothing has changed.
     *
     * @param tenants whether there are tenants of this kind already: a folder that has lost all files at once is an accident
     */
    Reading<T> look(boolean tenants) {
        List<String> names = folder.names().orElse(null);
        if (names == null) {
            return unusable("is no folder that can be read");
        }
        if (tenants && names.stream().noneMatch(name -> name.endsWith(Folder.ENDING))) {
            return unusable("has no file any more (expected: at least one; a tenant is closed with enabled: false)");
        }
        Map<String, Seen<T>> files = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            if (name.endsWith(Folder.ENDING)) {
                String id = name.substring(0, name.length() - Folder.ENDING.length());
                files.put(id, seen(name, id, last.files().get(id)));
            } else {
                problems.add(new Problem(
                        file(name), "", "is no tenant's file (expected: a name that ends in " + Folder.ENDING + ")"));
            }
        }
        Reading<T> reading = new Reading<>(true, files, problems);
        if (!reading.equals(last)) {
            last = reading;
        }
        return last;
    }

    private Reading<T> unusable(String why) {
        Reading<T> reading = new Reading<>(false, last.files(), List.of(new Problem(folder.name(), "", why)));
        if (!reading.equals(last)) {
            last = reading;
        }
        return last;
    }

    private Seen<T> seen(String name, String id, @Nullable Seen<T> before) {
        Folder.Stamp stamp = folder.stamp(name);
        if (before != null && before.still(stamp)) {
            return before;
        }
        FileProblems problems = new FileProblems(file(name));
        String text = folder.text(name, problems);
        boolean settled = stamp != null && stamp.modified().plus(REST).isBefore(folder.now());
        if (before != null && text != null && Objects.equals(text, before.text())) {
            return before.touched(stamp, settled);
        }
        T tenant = text == null ? null : bind(id, text, problems);
        String shown = text == null ? null : problems.withoutHidden(text);
        return new Seen<>(stamp, settled, text, shown, tenant, problems.found());
    }

    private @Nullable T bind(String id, String text, FileProblems problems) {
        Node.Mapping mapping = YamlText.read(text, problems);
        return mapping == null ? null : binding.bind(id, new Fields("", mapping, placeholders, problems), problems);
    }

    private String file(String name) {
        return folder.name() + "/" + FileProblems.shown(name);
    }
}
