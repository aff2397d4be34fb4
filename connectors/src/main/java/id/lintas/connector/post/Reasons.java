package id.lintas.connector.post;

import java.util.ArrayList;
import java.util.List;

/** Reasons to refuse a file: the first hundred in words, the rest as a number, so that they stay few whatever the file. */
final class Reasons {

    static final int MOST = 100;

    private final List<String> first = new ArrayList<>();
    private long more;

    void add(String reason) {
        if (first.size() < MOST) {
            first.add(reason);
        } else {
            more++;
        }
    }

    void add(long line, String reason) {
        add("baris " + line + ": " + reason);
    }

    /** How many there are. */
    long count() {
        return first.size() + more;
    }

    List<String> inWords() {
        List<String> all = new ArrayList<>(first);
        if (more > 0) {
            all.add("dan " + more + " alasan lain");
        }
        return all;
    }
}
