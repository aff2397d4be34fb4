package id.lintas.office;

import java.util.Collection;
import java.util.Optional;

/** The offices as currently configured. Safe for use by many threads; an answer reflects one consistent loading. */
public interface Offices {

    /** The office of that id, or empty if there is none. */
    Optional<Office> find(OfficeId id);

    /** All offices, ordered by id. */
    Collection<Office> all();

    /**
     * The office of that id.
     *
     * @throws UnknownOffice if there is none
     */
    default Office get(OfficeId id) {
        return find(id).orElseThrow(() -> new UnknownOffice(id));
    }
}
