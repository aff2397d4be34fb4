package id.lintas.connector.statement;

import id.lintas.intake.StatementFlaw;
import id.lintas.intake.StatementReading;
import id.lintas.intake.StatementReason;
import java.util.ArrayList;
import java.util.List;

/** Reasons to book nothing: the first ones as they are, the rest as a number, so that they stay few whatever the file. */
final class Wrong {

    private final List<StatementReason> first = new ArrayList<>();
    private long more;

    void add(StatementReason reason) {
        if (first.size() < StatementReading.MOST) {
            first.add(reason);
        } else {
            more++;
        }
    }

    void add(StatementFlaw flaw, String place, String said, String found) {
        add(new StatementReason(flaw, place, said, found));
    }

    void more(long further) {
        more += further;
    }

    long count() {
        return first.size() + more;
    }

    List<StatementReason> all() {
        return first;
    }

    long rest() {
        return more;
    }
}
