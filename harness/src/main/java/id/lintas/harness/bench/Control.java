package id.lintas.harness.bench;

import id.lintas.harness.bench.Ledger.Account;
import id.lintas.harness.bench.Ledger.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the rows of the phases against each other and against the answers: each payment that was accepted has the same rows
 * in every phase and in the baseline, no other bill has any, and nothing was written besides. Which rows the baseline has is
 * the measure; it is the same program in every run.
 */
final class Control {

    /** Names and codes differ in length, and so do sealed bodies by a little. */
    private static final double BYTES_MAY_DIFFER = 0.05;

    private final Map<String, Profile> accepted = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * Takes a phase's account.
     *
     * @param accepts how many payments the phase's load was told are accepted
     * @param grown how many rows each table got in all, or nothing if others wrote meanwhile
     */
    void take(String phase, long accepts, Account account, Map<String, Long> grown) {
        List<Profile> paid = account.of("accepted");
        long found = paid.stream().mapToLong(Profile::cases).sum();
        if (found != accepts) {
            faults.add(phase + ": " + accepts + " accepted, " + found + " of them among the bills");
        }
        if (paid.size() > 1) {
            faults.add(phase + ": accepted payments have different rows: " + told(paid));
        }
        for (Profile one : account.of("untouched")) {
            if (!one.text().equals("bill OPEN case BILLED/4")) {
                faults.add(phase + ": " + one.cases() + " bills that nobody accepted have rows: " + one.text());
            }
        }
        grown.forEach((table, rows) -> {
            if (!rows.equals(account.rows().getOrDefault(table, 0L))) {
                faults.add(phase + ": " + table + " grew by " + rows + " (expected: "
                        + account.rows().get(table) + ", which belong to the phase's bills)");
            }
        });
        if (!paid.isEmpty()) {
            compare(phase, paid.get(0));
        }
    }

    private void compare(String phase, Profile mine) {
        if (mine.money() != mine.cases() * Bills.AMOUNT) {
            faults.add(phase + ": " + mine.money() + " rupiah (expected: " + mine.cases() * Bills.AMOUNT + ")");
        }
        accepted.forEach((other, theirs) -> {
            if (!theirs.text().equals(mine.text())) {
                faults.add(phase + " and " + other + " differ:\n    " + phase + ": " + mine.text() + "\n    " + other
                        + ": " + theirs.text());
            }
            double difference = Math.abs(bytes(mine) / bytes(theirs) - 1);
            if (difference > BYTES_MAY_DIFFER) {
                faults.add(String.format(
                        java.util.Locale.ROOT,
                        "%s and %s differ in length: %.0f and %.0f bytes of bodies a payment",
                        phase,
                        other,
                        bytes(mine),
                        bytes(theirs)));
            }
        });
        accepted.putIfAbsent(phase, mine);
    }

    /** Notes what another check found. */
    void fault(String what) {
        faults.add(what);
    }

    /** What is wrong; empty when the rows are equal and complete. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** One line for each phase: how many payments, with which rows. */
    List<String> lines() {
        return accepted.entrySet().stream()
                .map(one -> String.format(
                        java.util.Locale.ROOT,
                        "  control %s: %d payments, %.0f bytes of bodies each: %s",
                        one.getKey(),
                        one.getValue().cases(),
                        bytes(one.getValue()),
                        one.getValue().text()))
                .toList();
    }

    private static double bytes(Profile profile) {
        return Math.max(1, profile.bytes()) / (double) profile.cases();
    }

    private static String told(List<Profile> profiles) {
        StringBuilder text = new StringBuilder();
        profiles.stream()
                .limit(4)
                .forEach(one -> text.append("\n    ")
                        .append(one.cases())
                        .append(" times ")
                        .append(one.text()));
        return text.toString();
    }
}
