package id.lintas.audit;

/** How an audited action ended. */
public enum AuditOutcome {
    /** It was done; the entry stands and falls with the change. */
    DONE,
    /** Somebody tried what they may not do. */
    REFUSED,
    /** It was allowed and went wrong. */
    FAILED
}
