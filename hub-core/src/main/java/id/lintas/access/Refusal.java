package id.lintas.access;

/** Why a machine was refused at a door. */
public enum Refusal {
    /** No such user is in force: never known, disabled or frozen. */
    UNKNOWN_USER,
    /** The password or key is not the user's. */
    WRONG_PROOF,
    /** Too many failures a moment ago; the proof was not even looked at. */
    PAUSED,
    /** The user's secret is missing from the store, so nobody can log in as it. */
    NO_SECRET,
    /** The user has as many sessions as it may have. */
    TOO_MANY_SESSIONS,
    /** Logged in, but sent to, read from or reached for a channel or folder that is another's. */
    NOT_ITS_CHANNEL
}
