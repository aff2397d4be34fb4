package id.lintas.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One statement as the database is told it: a slot's own, or what a transaction writes at its end, all in one. That costs the database
 * one start and one end instead of eight. All parts see the rows as they were before, so each table is written by one part alone and
 * nothing that is asked for comes after it; what one row says of another is looked up when all parts are done.
 *
 * @param slots in the order in which the text has their values
 */
record Sentence(String sql, List<Slot> slots) {

    private static final String WITH = "with ";

    /** Each slot by itself. */
    static List<Sentence> each(List<Slot> slots) {
        return slots.stream()
                .map(slot -> new Sentence(slot.sql(), List.of(slot)))
                .toList();
    }

    /** The writes at the end in one, what comes before by itself. */
    static List<Sentence> atTheEnd(List<Slot> slots) {
        int from = slots.size();
        Set<String> tables = new HashSet<>();
        while (from > 0
                && slots.get(from - 1).writes()
                && Collections.disjoint(tables, slots.get(from - 1).text().tables())) {
            from--;
            tables.addAll(slots.get(from).text().tables());
        }
        List<Slot> end = slots.subList(from, slots.size());
        if (end.size() < 2) {
            return each(slots);
        }
        List<Sentence> sentences = new ArrayList<>(each(slots.subList(0, from)));
        sentences.add(together(end));
        return sentences;
    }

    /** What begins with a part of its own is said last: such a part stands in front of a whole statement and nowhere else. */
    private static Sentence together(List<Slot> slots) {
        List<Slot> parts = new ArrayList<>(slots);
        Slot main = parts.stream()
                .filter(slot -> slot.sql().startsWith(WITH))
                .findFirst()
                .orElse(parts.get(parts.size() - 1));
        parts.remove(main);
        StringBuilder sql = new StringBuilder(WITH);
        for (int i = 0; i < parts.size(); i++) {
            sql.append(i == 0 ? "" : ", ")
                    .append("part")
                    .append(i)
                    .append(" as (")
                    .append(parts.get(i).sql())
                    .append(')');
        }
        String said = main.sql();
        sql.append(said.startsWith(WITH) ? ", " + said.substring(WITH.length()) : " " + said);
        parts.add(main);
        return new Sentence(sql.toString(), List.copyOf(parts));
    }
}
