package id.lintas.tenants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What reading a folder gave.
 *
 * @param tenants those to be in force by id: as their file says, or as they were where it is bad
 * @param problems all that is wrong with the files
 */
record Reading<T>(Map<String, T> tenants, List<Problem> problems) {

    /** Binds the keys of one file to a tenant. */
    interface Binding<T> {

        /** The tenant, or null if something was added to the problems. */
        @Nullable
        T bind(String id, Fields file, FileProblems problems);
    }

    /** Reads all files of a folder; a tenant whose file is gone is gone, one whose file is bad stays as it was. */
    static <T> Reading<T> of(Folder folder, Placeholders placeholders, Binding<T> binding, Map<String, T> before) {
        List<String> names = folder.names().orElse(null);
        if (names == null) {
            return new Reading<>(before, List.of(new Problem(folder.name(), "", "is no folder that can be read")));
        }
        Map<String, T> tenants = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            FileProblems found = new FileProblems(folder.name() + "/" + FileProblems.shown(name));
            if (name.endsWith(Folder.ENDING)) {
                String id = name.substring(0, name.length() - Folder.ENDING.length());
                T tenant = tenant(folder, name, id, placeholders, binding, found);
                T last = before.get(id);
                if (tenant != null || last != null) {
                    tenants.put(id, tenant != null ? tenant : last);
                }
            } else {
                found.add("", "is no tenant's file (expected: a name that ends in " + Folder.ENDING + ")");
            }
            problems.addAll(found.found());
        }
        return new Reading<>(tenants, problems);
    }

    private static <T> @Nullable T tenant(
            Folder folder, String name, String id, Placeholders placeholders, Binding<T> binding, FileProblems found) {
        String text = folder.text(name, found);
        Node.Mapping mapping = text == null ? null : YamlText.read(text, found);
        return mapping == null ? null : binding.bind(id, new Fields("", mapping, placeholders, found), found);
    }
}
