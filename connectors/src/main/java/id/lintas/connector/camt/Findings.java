package id.lintas.connector.camt;

import id.lintas.connector.camt.Inconsistency.Reason;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document: the first thousand in words, the rest by number. */
final class Findings {

    private static final int MOST = 1_000;

    private final List<Inconsistency> all = new ArrayList<>();
    private long more;

    void add(Reason reason, String path, String said, String found) {
        if (all.size() < MOST) {
            all.add(new Inconsistency(reason, path, said, found));
        } else {
            more++;
        }
    }

    List<Inconsistency> all() {
        return all;
    }

    long more() {
        return more;
    }
}
