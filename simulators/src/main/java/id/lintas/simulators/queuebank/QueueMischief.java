package id.lintas.simulators.queuebank;

/** What the bank does wrong, or again, in one payment message. */
public enum QueueMischief {
    /** A correct message with a new messageId. */
    NONE,
    /** The last payment message for the billing code again, unchanged. */
    REPEAT,
    /** The messageId of the last payment message for the billing code over other content. */
    OTHER_CONTENT,
    /** A message without its amount. */
    MISSING_FIELD
}
