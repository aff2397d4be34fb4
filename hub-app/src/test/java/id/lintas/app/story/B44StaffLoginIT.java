package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.endpoint.Caller;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The secret of the hub's own Keycloak client is replaced while people log in and work, and no login and no page fails. The
 * steps are those of docs/operations.md; the control leaves out the overlap.
 */
class B44StaffLoginIT {

    private static final String CLIENT = "lintas-hub";
    private static final String SECRET = "keycloak-client-secret";
    private static final String DESK = "/office/palembang";
    private static final String OTHER_DESK = "/office/pekanbaru";

    /** What the hub says of a session about which the provider would not answer it. */
    private static final String UNCHECKED = "login not checked";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theClientsSecretIsReplacedUnderLoadAndNobodyIsTurnedAway() throws Exception {
        try (RotatingHub hub = RotatingHub.start(folder)) {
            String first = hub.secret(SECRET);
            String second = RotatingHub.random();
            Caller standing = hub.staff("budi");
            try (RotatingLoad load = RotatingLoad.of("login", "200", () -> logIn(hub))
                    .and(
                            "session",
                            "200",
                            () -> String.valueOf(standing.get(OTHER_DESK).status()))) {
                load.mustGoOn();
                hub.write(SECRET + "-next", second);
                load.mustGoOn();
                hub.keycloakSecret(CLIENT, second);
                load.mustGoOn();
                hub.promote(SECRET);
                load.mustGoOn();
                assertThat(load.failures()).isEmpty();
                assertThat(hub.said()).doesNotContain(UNCHECKED, "login failed");
            }
            assertThat(hub.keycloakTakes(CLIENT, second)).isTrue();
            assertThat(hub.keycloakTakes(CLIENT, first))
                    .as("the old secret is good for nothing")
                    .isFalse();
            withoutOverlap(hub, standing);
        }
    }

    /** The control: with a secret that only Keycloak knows nobody can log in, and nobody's session can be looked after. */
    private static void withoutOverlap(RotatingHub hub, Caller standing) throws Exception {
        String third = RotatingHub.random();
        try (RotatingLoad load = RotatingLoad.of("login", "200", () -> logIn(hub))
                .and(
                        "session",
                        "200",
                        () -> String.valueOf(standing.get(OTHER_DESK).status()))) {
            load.mustGoOn();
            hub.keycloakSecret(CLIENT, third);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() ->
                            load.failures().contains("login 503") && hub.said().contains(UNCHECKED));
            hub.write(SECRET, third);
            load.mustGoOn();
        }
    }

    /** A person who comes with an empty browser: Keycloak's pages, the hub's answer to the code, and the desk. */
    private static String logIn(RotatingHub hub) {
        try {
            return String.valueOf(hub.staff("dewi").get(DESK).status());
        } catch (IllegalStateException e) {
            // No login; the message ends with the status that the person sees.
            String why = String.valueOf(e.getMessage());
            return why.substring(why.lastIndexOf(' ') + 1);
        }
    }
}
