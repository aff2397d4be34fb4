package id.lintas.office;

import java.util.Collection;
import java.util.Optional;

/**
 * The offices as currently configured. Most callers want those in force: enabled by their file and not closed otherwise.
 * What must go on for a closed office, such as recording a payment for a bill of its, asks for the known ones. Safe for use
 * by many threads; an answer reflects one consistent loading.
 */
public interface Offices {

    /** The office of that id, or empty if there is none in force. */
    Optional<Office> find(OfficeId id);

    /** All offices in force, ordered by id. */
    Collection<Office> all();

    /** The office of that id, in force or closed, or empty if the hub has never had it. */
    Optional<Office> known(OfficeId id);

    /** All offices, in force or closed, ordered by id. */
    Collection<Office> known();

    /**
     * The office of that id.
     *
     * @throws UnknownOffice if there is none in force
     */
    default Office get(OfficeId id) {
        return find(id).orElseThrow(() -> new UnknownOffice(id));
    }
}
