package id.lintas.tenants;

import id.lintas.office.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets no two offices have one code, since booking codes begin with it. An office that already has the code keeps it;
 * among new ones the first by id gets it. Who may not have it stays as it was, or out.
 *
 * @param offices every code once
 * @param problems who was refused, and why
 */
record Codes(Map<String, Office> offices, List<Problem> problems) {

    static Codes unique(Map<String, Office> wanted, Map<String, Office> before) {
        Map<String, Office> offices = new TreeMap<>(wanted);
        List<Problem> problems = new ArrayList<>();
        // Each turn sends one office back to what it was, or out, and never forth again: it ends.
        for (Clash clash = clash(offices, before); clash != null; clash = clash(offices, before)) {
            Office last = before.get(clash.loser);
            if (last == null || last.equals(offices.get(clash.loser))) {
                offices.remove(clash.loser);
            } else {
                offices.put(clash.loser, last);
            }
            problems.add(new Problem(
                    TenantKind.OFFICE.file(clash.loser),
                    "code",
                    "is " + clash.code + ", the code of " + TenantKind.OFFICE.file(clash.owner)));
        }
        return new Codes(offices, problems);
    }

    private record Clash(String code, String owner, String loser) {}

    private static @Nullable Clash clash(Map<String, Office> offices, Map<String, Office> before) {
        Map<String, String> owners = new TreeMap<>();
        for (Map.Entry<String, Office> entry : offices.entrySet()) {
            String code = entry.getValue().code();
            String id = entry.getKey();
            String other = owners.putIfAbsent(code, id);
            if (other != null) {
                Office last = before.get(id);
                boolean had = last != null && last.code().equals(code);
                return had ? new Clash(code, id, other) : new Clash(code, other, id);
            }
        }
        return null;
    }
}
