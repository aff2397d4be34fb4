package id.lintas.ledger;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Skips a suite that is to run on Docker where there is none; without that wish it runs on the harness's PostgreSQL. */
public final class NeedsDatabase implements ExecutionCondition {

    static boolean onDocker() {
        return "docker".equals(System.getProperty("lintas.database"));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return onDocker() && !DockerClientFactory.instance().isDockerAvailable()
                ? ConditionEvaluationResult.disabled("no Docker engine")
                : ConditionEvaluationResult.enabled("database at hand");
    }
}
