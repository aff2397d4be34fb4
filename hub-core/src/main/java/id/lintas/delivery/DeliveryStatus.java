package id.lintas.delivery;

/** Where a delivery stands. */
public enum DeliveryStatus {
    /** Waits for its time. */
    DUE,
    /** A node is sending it. */
    LEASED,
    /** On a queue; the peer's own answer is still to come. */
    SENT,
    /** The peer has it. */
    DELIVERED,
    /** Given up on; waits for an operator. */
    PARKED
}
