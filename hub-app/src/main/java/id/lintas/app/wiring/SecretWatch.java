package id.lintas.app.wiring;

import id.lintas.secret.CheckedSecrets;
import id.lintas.secret.SecretProblem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the secrets as often as at the tenants' files, and says in the log what is wrong when that changes. */
@Component
class SecretWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SecretWatch.class);

    private final CheckedSecrets secrets;
    private List<SecretProblem> known = List.of();

    SecretWatch(CheckedSecrets secrets) {
        this.secrets = secrets;
        say(secrets.problems());
    }

    @Scheduled(initialDelayString = "${lintas.tenants-reload:10s}", fixedDelayString = "${lintas.tenants-reload:10s}")
    void look() {
        say(secrets.examine());
    }

    private void say(List<SecretProblem> problems) {
        if (!problems.equals(known)) {
            for (SecretProblem problem : problems) {
                if (problem.fatal()) {
                    LOG.error("secret refused: {}", problem);
                } else {
                    LOG.warn("secret: {}", problem);
                }
            }
            known = problems;
        }
    }
}
