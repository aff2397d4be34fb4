package id.lintas.partner;

import java.util.Collection;
import java.util.Optional;

/** The partners as currently configured. Safe for use by many threads. */
public interface Partners {

    /** The partner of that id, or empty if there is none. */
    Optional<Partner> find(PartnerId id);

    /** All partners, ordered by id. */
    Collection<Partner> all();
}
