package id.lintas.app.staff;

import id.lintas.app.story.ServiceSecret;
import id.lintas.harness.RealKeycloak;
import id.lintas.secret.SecretFiles;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The secret by which the hub keeps staff accounts is replaced while it asks for them, and no call fails. */
class B44AccountsSecretIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theAccountsSecretIsReplacedUnderLoadAndNoCallFails() throws Exception {
        try (ServiceSecret secret = new ServiceSecret("lintas-accounts", folder.resolve(KeycloakAdminCalls.SECRET))) {
            KeycloakAdminCalls calls = new KeycloakAdminCalls(
                    new AccountsSettings(URI.create(RealKeycloak.forTests().realmUrl()), null),
                    new SecretFiles(folder),
                    new HourByHour());

            secret.replace("1", () -> String.valueOf(calls.get("/users?max=1").size()));
        }
    }

    /** At each look an hour later: no token is kept from one call to the next, so that each of them needs the secret. */
    private static final class HourByHour extends Clock {

        private final Instant start = Instant.now();
        private final AtomicLong looks = new AtomicLong();

        @Override
        public Instant instant() {
            return start.plus(Duration.ofHours(looks.incrementAndGet()));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
