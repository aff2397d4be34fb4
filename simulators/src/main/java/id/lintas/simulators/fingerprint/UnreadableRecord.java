package id.lintas.simulators.fingerprint;

/** Bytes that are not a finger image record as ISO/IEC 19794-4:2005 lays it down; the message says where and why. */
public final class UnreadableRecord extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnreadableRecord(String message) {
        super(message);
    }

    UnreadableRecord(String message, Throwable cause) {
        super(message, cause);
    }
}
