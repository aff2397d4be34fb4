package id.lintas.simulators.bank;

import java.io.IOException;
import java.io.Serial;

/** The hub answered a token call without a token. */
final class TokenRefused extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient SnapAnswer answer;

    TokenRefused(SnapAnswer answer) {
        super("The hub refused a token with HTTP " + answer.status() + ", code " + answer.responseCode());
        this.answer = answer;
    }

    SnapAnswer answer() {
        return answer;
    }
}
