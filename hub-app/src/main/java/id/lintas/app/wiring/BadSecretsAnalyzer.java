package id.lintas.app.wiring;

import id.lintas.secret.BadSecrets;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Says at the end of the log which secrets keep the hub from starting, without a stack trace. Found by Spring Boot. */
final class BadSecretsAnalyzer extends AbstractFailureAnalyzer<BadSecrets> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadSecrets cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Put good values into the files named above, below the folder lintas.secrets (LINTAS_SECRETS). For a"
                        + " password: openssl rand -base64 24. docs/operations.md, section Secrets, says what each is for.",
                cause);
    }

    /** Ahead of the framework's own, which would explain a bean that could not be made. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
