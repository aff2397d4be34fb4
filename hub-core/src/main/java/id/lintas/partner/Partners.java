package id.lintas.partner;

import java.util.Collection;
import java.util.Optional;

/** The partners as currently configured. Safe for use by many threads. */
public interface Partners {

    /** The partner of that id, or empty if there is none in force. */
    Optional<Partner> find(PartnerId id);

    /** All partners in force, ordered by id. */
    Collection<Partner> all();

    /** The partner of that id, in force or closed, or empty if the hub has never had it. */
    Optional<Partner> known(PartnerId id);

    /** All partners, in force or closed, ordered by id. */
    Collection<Partner> known();
}
