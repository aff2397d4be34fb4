package id.lintas.delivery;

import id.lintas.office.OfficeId;
import java.util.HashSet;
import java.util.Set;

/**
 * What is kept back at the moment: its deliveries stay due, and no attempt is spent on them.
 *
 * @param offices offices whose own systems get nothing; what the registry is owed for them goes on
 * @param links links that get nothing, whatever the office
 */
public record Held(Set<OfficeId> offices, Set<String> links) {

    /** Nothing is kept back. */
    public static final Held NOTHING = new Held(Set.of(), Set.of());

    /** Copies the sets. */
    public Held {
        offices = Set.copyOf(offices);
        links = Set.copyOf(links);
    }

    /** With another link that gets nothing. */
    public Held with(String link) {
        Set<String> more = new HashSet<>(links);
        more.add(link);
        return new Held(offices, more);
    }
}
