package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @SuppressWarnings("NullAway.Init")
    private static Secrets secrets;

    @BeforeAll
    static void make(@TempDir Path root) {
        secrets = Secrets.ensure(root.resolve("secrets"));
    }

    @Test
    void aSecondCallChangesNothing() throws IOException {
        Map<Path, String> before = all();

        Secrets.ensure(secrets.directory());

        assertThat(all()).isEqualTo(before);
    }

    @Test
    void onlyTheOwnerReadsThem() throws IOException {
        for (Path file : all().keySet()) {
            if (!file.endsWith(".lock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void whatTwoSidesShareIsTheSame() {
        for (String shared : List.of(
                "bank-musi/client-secret",
                "bank-siak/broker-password",
                "bank-rokan/broker-password",
                "registry/broker-password",
                "palembang/webhook-secret",
                "pekanbaru/webhook-secret")) {
            assertThat(secrets.text("hub/" + shared)).isEqualTo(secrets.text("peers/" + shared));
        }
        assertThat(secrets.text("hub/palembang/webhook-secret"))
                .startsWith("whsec_")
                .isNotEqualTo(secrets.text("hub/pekanbaru/webhook-secret"));
    }

    @Test
    void theBanksPublicKeyFitsItsPrivateKey() throws GeneralSecurityException {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        PrivateKey bank = rsa.generatePrivate(new PKCS8EncodedKeySpec(der("peers/bank-musi/private-key.pem")));
        PublicKey hub = rsa.generatePublic(new X509EncodedKeySpec(der("hub/bank-musi/public-key.pem")));
        byte[] text = "bank-musi|2026-11-23T09:00:00Z".getBytes(StandardCharsets.UTF_8);

        Signature sign = Signature.getInstance("SHA256withRSA");
        sign.initSign(bank);
        sign.update(text);
        Signature verify = Signature.getInstance("SHA256withRSA");
        verify.initVerify(hub);
        verify.update(text);

        assertThat(verify.verify(sign.sign())).isTrue();
    }

    @Test
    void knownHostsFollowsThePort() {
        secrets.knownHosts(18085);
        assertThat(secrets.text("hub/pos/known_hosts")).startsWith("[127.0.0.1]:18085 ssh-rsa AAAAB3NzaC1yc2E");

        secrets.knownHosts(19085);
        assertThat(secrets.text("hub/pos/known_hosts"))
                .startsWith("[127.0.0.1]:19085 ssh-rsa ")
                .doesNotContain("18085");
    }

    @Test
    void theVaultKeyHas32Bytes() {
        assertThat(Base64.getDecoder().decode(secrets.text("hub/kek/first"))).hasSize(32);
    }

    private static byte[] der(String name) {
        return Base64.getMimeDecoder().decode(secrets.text(name).replaceAll("-----[A-Z ]+-----", ""));
    }

    private static Map<Path, String> all() throws IOException {
        Map<Path, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(secrets.directory())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file, Files.readString(file));
            }
        }
        return texts;
    }
}
