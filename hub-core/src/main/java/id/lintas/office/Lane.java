package id.lintas.office;

/** Whom a place is for. */
public enum Lane {
    /** Anybody. */
    REGULAR,
    /** Elderly from 60, toddlers up to 5, pregnant and disabled people. */
    PRIORITY
}
