package id.lintas.secret;

import java.util.List;
import java.util.stream.Collectors;

/** The hub does not start with secrets like these. The message lists all of them by reference, never a value. */
public final class BadSecrets extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** @param problems at least one */
    public BadSecrets(List<SecretProblem> problems) {
        super(problems.stream()
                .map(SecretProblem::toString)
                .collect(Collectors.joining("\n  ", "secrets that the hub does not start with:\n  ", "")));
    }
}
