package id.lintas.connector.queue;

/** Ends the reading of a message; names the field. Checked, so that none leaves the connector. */
final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String field;

    MalformedMessage(String field) {
        super(field, null, false, false);
        this.field = field;
    }

    String field() {
        return field;
    }
}
