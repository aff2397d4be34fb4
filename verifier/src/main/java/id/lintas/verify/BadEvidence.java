package id.lintas.verify;

/** The evidence does not hold; the message names the first bad entry and why. */
final class BadEvidence extends Exception {

    private static final long serialVersionUID = 1L;

    BadEvidence(String message) {
        super(message);
    }
}
