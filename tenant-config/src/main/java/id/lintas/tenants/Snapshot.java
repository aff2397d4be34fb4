package id.lintas.tenants;

import id.lintas.office.Office;
import id.lintas.partner.Partner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All tenants at one moment.
 *
 * @param offices those the hub goes by, by id
 * @param partners those the hub goes by, by id
 * @param problems all that is wrong with the files
 * @param states how each file stands
 */
record Snapshot(
        Map<String, Kept<Office>> offices,
        Map<String, Kept<Partner>> partners,
        List<Problem> problems,
        List<TenantState> states) {

    static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), List.of(), List.of());

    /** What these readings make of the snapshot before. */
    static Snapshot of(Reading<Office> officeFiles, Reading<Partner> partnerFiles, Snapshot before) {
        Map<String, Kept<Office>> read = Kept.of(officeFiles, before.offices);
        Codes codes = Codes.unique(Kept.present(read), Kept.present(before.offices));
        Map<String, Kept<Office>> offices = new TreeMap<>();
        read.forEach((id, kept) -> {
            Kept<Office> last = before.offices.get(id);
            if (kept.gone() || kept.tenant().equals(codes.offices().get(id))) {
                offices.put(id, kept);
            } else if (last != null) {
                boolean out = !codes.offices().containsKey(id);
                offices.put(id, new Kept<>(last.tenant(), last.text(), out));
            }
        });
        Map<String, Kept<Partner>> partners = Kept.of(partnerFiles, before.partners);
        List<TenantState> states = new ArrayList<>();
        states.addAll(states(TenantKind.OFFICE, officeFiles, offices, codes.problems(), Office::enabled));
        states.addAll(states(TenantKind.PARTNER, partnerFiles, partners, List.of(), Partner::enabled));
        List<Problem> problems = Stream.of(all(officeFiles), codes.problems().stream(), all(partnerFiles))
                .flatMap(some -> some)
                .toList();
        return new Snapshot(offices, partners, problems, List.copyOf(states));
    }

    /** File by file in the order of their names, then what is no tenant's file. */
    private static <T> Stream<Problem> all(Reading<T> reading) {
        return Stream.concat(
                reading.files().values().stream().flatMap(seen -> seen.problems().stream()),
                reading.problems().stream());
    }

    private static <T> List<TenantState> states(
            TenantKind kind, Reading<T> reading, Map<String, Kept<T>> kept, List<Problem> more, Predicate<T> enabled) {
        TreeSet<String> ids = new TreeSet<>(kept.keySet());
        ids.addAll(reading.files().keySet());
        return ids.stream()
                .map(id -> {
                    Seen<T> seen = reading.files().get(id);
                    Kept<T> now = kept.get(id);
                    Stream<Problem> own = seen == null ? Stream.empty() : seen.problems().stream();
                    Stream<Problem> others =
                            more.stream().filter(problem -> problem.file().equals(kind.file(id)));
                    return new TenantState(
                            kind,
                            id,
                            seen == null ? null : seen.shown(),
                            now == null ? null : now.text(),
                            now != null && !now.gone() && enabled.test(now.tenant()),
                            Stream.concat(own, others).toList());
                })
                .toList();
    }
}
