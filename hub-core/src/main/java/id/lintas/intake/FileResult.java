package id.lintas.intake;

import java.util.List;

/**
 * What became of a file.
 *
 * @param name the file's name as the partner gave it
 * @param lines how many payments it holds; 0 if it was refused
 * @param settled how many of them are settled
 * @param reasons why it was refused; empty if it was taken
 */
public record FileResult(String name, int lines, int settled, List<String> reasons) {

    public FileResult {
        reasons = List.copyOf(reasons);
    }

    /** Whether the file was refused whole. */
    public boolean refused() {
        return !reasons.isEmpty();
    }
}
