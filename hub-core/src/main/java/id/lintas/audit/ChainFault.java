package id.lintas.audit;

/** What a look at a chain may find. */
public enum ChainFault {
    /** The chain holds. */
    NONE,
    /** A link's number is missing or out of order. */
    LINK_MISSING,
    /** A linked entry is gone. */
    ENTRY_MISSING,
    /** An entry is not what was linked. */
    ENTRY_CHANGED,
    /** A link does not follow from the one before. */
    LINK_CHANGED,
    /** A batch is missing, or does not begin where the one before ends. */
    BATCH_MISSING,
    /** A batch says another digest than the chain. */
    BATCH_DIFFERS,
    /** A batch's signature is not its key's. */
    SIGNATURE_WRONG,
    /** The chain is shorter than it once was. */
    SHORTENED,
    /** An entry has no link and waits for none. */
    UNLINKED,
    /** An entry has two links. */
    LINKED_TWICE
}
