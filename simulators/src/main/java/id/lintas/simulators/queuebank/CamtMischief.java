package id.lintas.simulators.queuebank;

/** How a notification contradicts itself or harms its reader. */
public enum CamtMischief {
    /** It does neither. */
    NONE,
    /** The batch says one transaction more than it lists. */
    WRONG_COUNT,
    /** The entry says one rupiah more than its details. */
    WRONG_TOTAL,
    /** The first detail is in dollars. */
    MIXED_CURRENCY,
    /** The first detail goes the other way than its entry. */
    WRONG_DIRECTION,
    /** It is marked as a copy. */
    COPY,
    /** It brings a document type with entities that grow. */
    ENTITIES,
    /** It ends in the middle. */
    CUT_SHORT
}
