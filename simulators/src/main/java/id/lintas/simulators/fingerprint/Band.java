package id.lintas.simulators.fingerprint;

/** What the matcher says of two people's fingers. */
public enum Band {
    /** The same person; sure enough for a machine. */
    AUTO_HIT,
    /** Perhaps the same person: people must look. */
    REVIEW,
    /** Nothing speaks for the same person. */
    NO_HIT
}
