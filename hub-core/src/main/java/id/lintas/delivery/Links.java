package id.lintas.delivery;

import id.lintas.office.Link;
import id.lintas.office.OfficeId;
import java.util.Optional;

/** Finds how a peer is reached now, so that a changed address also serves what waits. Thread-safe. */
public interface Links {

    /** The registry's queue for events. */
    String REGISTRY = "registry";

    /** The registry's queue for biometric requests. */
    String ABIS = "abis";

    /** Prefix of links to a partner's result folder, followed by the partner's id. */
    String RESULTS = "results-";

    /** Address of what lies in the peer's own folder on the hub's SFTP server until the peer fetches it. */
    String DROP = "drop/out";

    /** The link of that name for the office, or empty if there is none (any more); a closed office has it still. */
    Optional<Link> find(OfficeId office, String name);

    /** What may not be sent now; asked before each claim. */
    default Held held() {
        return Held.NOTHING;
    }
}
