package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.simulators.office.WebhookAttempt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * An office's webhook key is replaced while the hub tells its system something ten times a second, and no call is refused; the
 * control leaves out the overlap and sees the refusals.
 */
class B44WebhookRotationIT {

    private static final OfficeId OFFICE = new OfficeId("pekanbaru");
    private static final int ACCEPTED = 204;

    private final RunningHub hub = RunningHub.get();
    private final Path hubs = hub.keycloak().secrets().file("hub/pekanbaru/webhook-secret");
    private final Path offices = hub.keycloak().secrets().file("peers/pekanbaru/webhook-secret");

    @Test
    void aWebhookKeyIsReplacedUnderLoadAndNoCallIsRefused() throws Exception {
        String first = Files.readString(hubs).strip();
        String second = random();
        ScheduledExecutorService load = Executors.newSingleThreadScheduledExecutor();
        try {
            int before = attempts().size();
            var unused = load.scheduleAtFixedRate(this::owe, 0, 100, TimeUnit.MILLISECONDS);
            mustGoOn();
            SecretFile.write(SecretFile.next(hubs), second);
            mustGoOn();
            SecretFile.write(offices, second);
            mustGoOn();
            SecretFile.promote(hubs);
            mustGoOn();
            List<WebhookAttempt> all = attempts();
            assertThat(all.subList(before, all.size()))
                    .hasSizeGreaterThanOrEqualTo(20)
                    .extracting(WebhookAttempt::status)
                    .containsOnly(ACCEPTED);

            SecretFile.write(offices, random());
            int good = all.size();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(attempts().subList(good, attempts().size()))
                                    .extracting(WebhookAttempt::status)
                                    .as("the control: changed at one side only")
                                    .contains(401));
        } finally {
            load.shutdownNow();
            Files.deleteIfExists(SecretFile.next(hubs));
            SecretFile.write(hubs, first);
            SecretFile.write(offices, first);
        }
    }

    private void owe() {
        hub.bean(OfficeTransactions.class)
                .run(
                        OFFICE,
                        () -> hub.bean(Deliveries.class)
                                .owe(
                                        hub.bean(Envelopes.class)
                                                .webhook(OFFICE, "key.rotation", "PKU-KEYS", Map.of("office", OFFICE)),
                                        Office.OWN_SYSTEM));
    }

    /** Returns when the office's system has accepted five more. */
    private void mustGoOn() {
        long before = accepted();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> accepted() >= before + 5);
    }

    private long accepted() {
        return attempts().stream()
                .filter(attempt -> attempt.status() == ACCEPTED)
                .count();
    }

    private List<WebhookAttempt> attempts() {
        return hub.peers().offices().attempts(OFFICE.value()).orElseThrow();
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + Base64.getEncoder().encodeToString(bytes);
    }
}
