package id.lintas.verify;

/** Nothing could be checked: a wrong command, or a file that cannot be read. */
final class NotChecked extends Exception {

    private static final long serialVersionUID = 1L;

    NotChecked(String message) {
        super(message);
    }
}
