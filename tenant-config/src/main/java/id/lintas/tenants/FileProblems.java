package id.lintas.tenants;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with one file. For one thread. */
final class FileProblems {

    private static final int SHOWN = 60;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();

    FileProblems(String file) {
        this.file = file;
    }

    void add(String path, String message) {
        found.add(new Problem(file, path, message));
    }

    /** Notes a value that may be a secret in the wrong place. */
    void hide(String value) {
        hidden.add(value);
    }

    /** The file's text without the hidden values, or null if one cannot be found in it, as where it is written in pieces. */
    @Nullable
    String withoutHidden(String text) {
        String shown = text;
        for (String value : hidden) {
            if (!value.isBlank() && !shown.contains(value)) {
                return null;
            }
            shown = value.isBlank() ? shown : shown.replace(value, "•••");
        }
        return shown;
    }

    boolean any() {
        return !found.isEmpty();
    }

    /** Whether something is wrong at this very place already. */
    boolean has(String path) {
        return found.stream().anyMatch(problem -> problem.path().equals(path));
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    /** A value as it may appear in a message: short and on one line, so that it cannot forge a line of a log. */
    static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}
