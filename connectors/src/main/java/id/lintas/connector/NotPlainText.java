package id.lintas.connector;

import java.io.IOException;

/** A file cannot be read on, for a reason that its writer can mend. The message is in Indonesian, for the partner's clerks. */
public final class NotPlainText extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param reason in words of the clerks */
    public NotPlainText(String reason) {
        super(reason);
    }
}
