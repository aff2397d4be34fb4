package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantSecretsTest {

    private final Path tenants;
    private final Secrets secrets;

    TenantSecretsTest(@TempDir Path folder) {
        this.tenants = folder.resolve("tenants");
        this.secrets = new Secrets(folder.resolve("secrets"));
    }

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(tenants.resolve("offices"));
        Files.createDirectories(tenants.resolve("partners"));
    }

    @Test
    void makesWhatANewcomersFileRefersToOnce() throws IOException {
        Files.writeString(
                tenants.resolve("offices/baru.yaml"),
                "api: true\nlinks: { own-system: { secret: baru/webhook-secret } }\n");
        Files.writeString(
                tenants.resolve("partners/bank-baru.yaml"),
                "secrets:\n  client-secret: bank-baru/client-secret\n  public-key: bank-baru/public-key.pem\n");
        TenantSecrets tenantSecrets = new TenantSecrets(secrets);

        assertThat(tenantSecrets.make(tenants))
                .containsExactly(
                        "baru/webhook-secret",
                        "baru/api-client-secret",
                        "bank-baru/client-secret",
                        "bank-baru/public-key.pem");
        assertThat(secrets.text("hub/baru/webhook-secret"))
                .startsWith("whsec_")
                .isEqualTo(secrets.text("peers/baru/webhook-secret"));
        assertThat(secrets.text("hub/baru/api-client-secret"))
                .as("the office's system is a client of its own at the identity provider")
                .isEqualTo(secrets.text("peers/office-baru/client-secret"));
        assertThat(secrets.text("peers/bank-baru/private-key.pem")).contains("PRIVATE KEY");
        assertThat(tenantSecrets.make(tenants)).isEmpty();
    }

    @Test
    void makesNothingForAnotherTenantNorWhatOnlyTheOtherSideHas() throws IOException {
        Files.writeString(
                tenants.resolve("partners/pos-baru.yaml"),
                "secrets: { a: bank-musi/client-secret, sftp-key: pos-baru/sftp-key.pem, known-hosts: pos-baru/known_hosts }\n");
        Files.writeString(tenants.resolve("partners/.hidden.yaml.part"), "x: hidden/client-secret\n");

        assertThat(new TenantSecrets(secrets).make(tenants)).isEmpty();
    }
}
