package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.harness.PartnerCredentials;
import id.lintas.harness.TenantSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code connectors/README.md}, "Add a bank", followed to the letter while a hub runs: the file that the page shows, its two
 * secrets, and the bank's first payment by the commands that {@code /developers} shows.
 */
class NewBankIT {

    private static final Path PAGE = Path.of("..", "connectors", "README.md");
    private static final Pattern FILE =
            Pattern.compile("`tenants/partners/(bank-[a-z]+)\\.yaml`.*?```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Duration IN_FORCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aBankIsOneFileAndItsSecretsAndItsFirstPaymentGoesThrough() throws Exception {
        Matcher shown = FILE.matcher(Files.readString(PAGE));
        assertThat(shown.find()).isTrue();
        String bank = shown.group(1);
        try (TenancyHub hub = new TenancyHub(Files.createDirectories(folder.resolve("hub")))) {
            Instant begun = Instant.now();
            Path file = hub.tenants().resolve("partners/" + bank + ".yaml");
            Files.writeString(file, shown.group(2));
            assertThat(new TenantSecrets(hub.secrets()).make(hub.tenants()))
                    .contains(bank + "/client-secret", bank + "/public-key.pem");
            Path credentials =
                    Files.createDirectories(folder.resolve("desk/.lintas")).resolve("partner");
            PartnerCredentials files = new PartnerCredentials(credentials);
            files.write(bank, file, hub.secrets(), hub.url().toString());
            String code = Awaitility.await()
                    .atMost(IN_FORCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .ignoreExceptions()
                    .until(() -> files.billingCode(Clock.systemUTC()), text -> !text.isEmpty());
            assertThat(code).startsWith("799999");

            String said = QuickStartCommands.run(QuickStartCommands.shown(hub.url()), folder.resolve("desk"));
            assertThat(said)
                    .containsSubsequence(
                            "token of ",
                            "billing code 799999",
                            "\"responseCode\":\"2002400\"",
                            "\"responseCode\":\"2002500\"",
                            "\"responseCode\":\"4042518\"",
                            "\"paymentFlagStatus\":\"00\"",
                            "\"responseCode\":\"2002600\"",
                            "\"transactionDate\":\"");
            System.out.printf(
                    "a new bank's first payment: %d s after its file was written%n",
                    Duration.between(begun, Instant.now()).toSeconds());
        }
    }
}
