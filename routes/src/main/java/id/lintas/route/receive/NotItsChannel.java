package id.lintas.route.receive;

/** A message on a queue was not sent by the one whose queue it is. */
final class NotItsChannel extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NotItsChannel(String owner) {
        super("sender: not " + owner
                + " (expected: the queue's owner, as validated by the broker; is populate-validated-user on?)");
    }
}
