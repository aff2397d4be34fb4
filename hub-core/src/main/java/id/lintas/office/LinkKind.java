package id.lintas.office;

/** The transport of a link. */
public enum LinkKind {
    /** Signed HTTP calls. */
    REST,
    /** A durable queue. */
    QUEUE,
    /** Files over SFTP. */
    FILES
}
