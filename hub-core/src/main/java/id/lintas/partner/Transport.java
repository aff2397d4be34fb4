package id.lintas.partner;

/** How a partner's messages reach the hub. */
public enum Transport {
    /** HTTP calls. */
    REST,
    /** JMS request and reply. */
    QUEUE,
    /** Files over SFTP. */
    FILES
}
