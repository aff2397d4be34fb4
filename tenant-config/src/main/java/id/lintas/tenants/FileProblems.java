package id.lintas.tenants;

import java.util.ArrayList;
import java.util.List;

/** Collects all that is wrong with one file. For one thread. */
final class FileProblems {

    private static final int SHOWN = 60;

    private final String file;
    private final List<Problem> found = new ArrayList<>();

    FileProblems(String file) {
        this.file = file;
    }

    void add(String path, String message) {
        found.add(new Problem(file, path, message));
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
