package id.lintas.sql;

import java.sql.SQLException;

/** The statements of a transaction that were not sent yet. Not for several threads, as no connection is. */
interface Waiting {

    void add(Statement<?> statement);

    /** A setting until the end of the transaction, in its order. */
    void local(String setting, String value);

    /** Nobody else in this transaction may work on what has this name. */
    void claim(String name);

    /** What is added from here on need not come after what was added before. */
    void strand();

    /** Sends what waits, of each strand in the order in which it was added. After an error nothing waits and nothing of it took effect. */
    void send() throws SQLException;
}
