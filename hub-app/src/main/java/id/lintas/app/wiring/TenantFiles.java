package id.lintas.app.wiring;

import id.lintas.tenants.Problem;
import id.lintas.tenants.Tenants;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the tenants' files anew every few seconds, so that an office or a bank is added without a restart. */
@Component
class TenantFiles {

    private static final Logger LOG = LoggerFactory.getLogger(TenantFiles.class);

    private final Tenants tenants;
    private List<Problem> known = List.of();

    TenantFiles(Tenants tenants) {
        this.tenants = tenants;
        this.known = tenants.problems();
    }

    @Scheduled(initialDelayString = "${lintas.tenants-reload:10s}", fixedDelayString = "${lintas.tenants-reload:10s}")
    void reload() {
        List<Problem> problems = tenants.reload();
        if (!problems.equals(known)) {
            problems.forEach(problem -> LOG.error("kept as it was: {}", problem));
            known = problems;
        }
    }
}
