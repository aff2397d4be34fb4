package id.lintas.harness.bench;

import id.lintas.harness.ProcessIdentity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** A running installation as a measurement sees it: its parts, which may be stopped and started, and its database. */
public interface Stage {

    /** Starts the hub, or starts it again, with these settings on top of the usual ones; returns when it is ready. */
    void hub(Map<String, String> settings);

    /** Stops the hub; what is due stays due. */
    void withoutHub();

    /** Does the work while the hub is there but gets no processor: it stays warm, and takes nothing from what is measured. */
    void besideFrozenHub(Runnable work);

    /** The process of a part by its name, such as {@code hub}, {@code peers}, {@code registry}. */
    Optional<ProcessIdentity> part(String name);

    /** The parent of all processes of the database. */
    ProcessIdentity postmaster();

    /** A connection of the database's superuser; the caller closes it. */
    Connection superuser() throws SQLException;

    /** The database's address for other processes. */
    String databaseUrl();

    /** The load's process, with its input and output as pipes. */
    Process load();

    /** A secret by its name, such as {@code hub/kek/first}. */
    String secret(String name);

    /** An address of the registry's control server. */
    String registryUrl();

    /** A folder for files of this run. */
    Path folder();

    /** Prints a line. */
    void say(String line);
}
