package id.lintas.connector.camt;

/**
 * Takes a document's parts in its order, on the reader's thread, one at a time. Whether the document is consistent is known at its end only: what
 * must not happen for an inconsistent one happens after {@link CamtReader#read} has returned.
 */
public interface CamtSink {

    /** A sink for those who want the summary alone. */
    CamtSink NONE = new CamtSink() {};

    /** A notification or statement begins. */
    default void statement(Statement statement) {}

    /** A transaction of an entry. */
    default void transaction(Statement statement, Entry entry, Transaction transaction) {}

    /**
     * An entry ends.
     *
     * @param transactions how many were given for it; 0 where the bank gives no details
     */
    default void entry(Statement statement, Entry entry, int transactions) {}
}
