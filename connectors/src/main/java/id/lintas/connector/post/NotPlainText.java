package id.lintas.connector.post;

import java.io.IOException;

/** A file cannot be read on, for a reason that its writer can mend. The message is in Indonesian, for the post office's clerks. */
final class NotPlainText extends IOException {

    private static final long serialVersionUID = 1L;

    NotPlainText(String reason) {
        super(reason);
    }
}
