package id.lintas.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCheckTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder = Path.of("");

    private final List<NeededSecret> needed = new ArrayList<>();

    @Test
    void aRandomSecretIsGood() throws IOException {
        for (int i = 0; i < 200; i++) {
            hub("password-" + i, SecretKind.PASSWORD, random(24));
        }
        for (String beginning : List.of("xXx", "xxxx", "todo", "Fixme")) {
            hub("password-" + beginning, SecretKind.PASSWORD, beginning + "q7Rk2Vb9Lw4Zs8Hd3Jt6");
        }
        hub("key", SecretKind.KEY, Base64.getEncoder().encodeToString(bytes(32)));
        hub("hook", SecretKind.WEBHOOK, "whsec_" + Base64.getEncoder().encodeToString(bytes(24)));

        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "changeme",
                "Change-Me-123",
                "password",
                "secret",
                "guest",
                "admin",
                "lintas_password_2026",
                "my-secret-client-key-0000000001",
                "changeme-changeme-changeme"
            })
    void aWellKnownValueIsRefusedHoweverItIsDressed(String value) throws IOException {
        hub("broker-password", SecretKind.PASSWORD, value);

        assertThat(problems()).containsExactly("broker-password is a default or well-known value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${BROKER_PASSWORD}",
                "<the password goes here>",
                "{{ .Values.password }}",
                "TODO",
                "TODO: the broker's password",
                "xxx",
                "xxx-replace-this-one",
                "xxxChangeMePlease2026",
                "TODOreplace",
                "xxxxxxxxxxxxxxxx"
            })
    void aPlaceholderThatNobodyFilledInIsRefused(String value) throws IOException {
        hub("broker-password", SecretKind.PASSWORD, value);

        assertThat(problems()).containsExactly("broker-password holds a placeholder that nobody filled in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "abababababababababababab",
                "bcdefghijklmnopqrstuvw",
                "q1q1q1q1q1q1q1q1q1q1"
            })
    void aPatternIsRefused(String value) throws IOException {
        hub("broker-password", SecretKind.PASSWORD, value);

        assertThat(problems()).containsExactly("broker-password is a pattern (expected: a random text)");
    }

    @Test
    void whatIsMissingEmptyShortOrOfAnotherFormIsNamedAllAtOnce() throws IOException {
        needed.add(NeededSecret.ofHub("absent", SecretKind.PASSWORD, "the broker's user"));
        hub("empty", SecretKind.PASSWORD, "\n");
        hub("short", SecretKind.PASSWORD, "x7Gq2Lp9");
        hub("key", SecretKind.KEY, Base64.getEncoder().encodeToString(bytes(16)));
        hub("zeros", SecretKind.KEY, Base64.getEncoder().encodeToString(new byte[32]));
        hub("hook", SecretKind.WEBHOOK, random(24));
        hub("documented-hook", SecretKind.WEBHOOK, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        hub("pem", SecretKind.PUBLIC_KEY, "ssh-rsa AAAA");

        assertThat(problems())
                .containsExactly(
                        "absent is absent from the secret store (the broker's user)",
                        "empty is empty (for a test)",
                        "short is too short (expected: at least 16 characters)",
                        "key has 16 bytes (expected: 32)",
                        "zeros is a pattern (expected: random bytes)",
                        "hook has another form (expected: whsec_ and Base64)",
                        "documented-hook is a default or well-known value",
                        "pem has another form (expected: a public key in PEM)");
    }

    @Test
    void oneValueForTwoSecretsIsRefusedButNotForASecretAndItsSuccessor() throws IOException {
        String value = random(24);
        hub("one", SecretKind.PASSWORD, value);
        write("one-next", value);
        hub("other", SecretKind.PASSWORD, value);

        assertThat(problems()).containsExactly("other has the same value as one");
    }

    @Test
    void theKeyThatAFileNamesIsExaminedWithIt() throws IOException {
        hub("kek/current", SecretKind.KEY_NAME, "2026-11");
        assertThat(problems()).containsExactly("kek/2026-11 is absent from the secret store (for a test)");

        write("kek/2026-11", Base64.getEncoder().encodeToString(bytes(32)));
        assertThat(problems()).isEmpty();

        write("kek/current", "../database-app-password");
        assertThat(problems()).containsExactly("kek/current has another form (expected: the name of a file beside it)");
    }

    @Test
    void aSuccessorIsExaminedToo() throws IOException {
        hub("one", SecretKind.PASSWORD, random(24));
        write("one-next", "changeme");

        assertThat(problems()).containsExactly("one-next is a default or well-known value");
    }

    @Test
    void aFileOpenToOthersIsRefusedWarnedOfOrPassedOver() throws IOException {
        hub("one", SecretKind.PASSWORD, random(24));
        mode("one", "rw-r--r--");

        assertThat(new SecretCheck(new SecretFiles(folder), SecretCheck.Modes.REFUSE).problems(needed))
                .singleElement()
                .matches(SecretProblem::fatal);
        assertThat(new SecretCheck(new SecretFiles(folder), SecretCheck.Modes.WARN).problems(needed))
                .singleElement()
                .matches(problem -> !problem.fatal());
        assertThat(new SecretCheck(new SecretFiles(folder), SecretCheck.Modes.IGNORE).problems(needed))
                .isEmpty();
        mode("one", "r--r-----");
        assertThat(problems()).isEmpty();
    }

    @Test
    void aTenantsFaultTouchesThatTenantAloneAndTheHubsStopsTheStart() throws IOException {
        hub("good", SecretKind.PASSWORD, random(24));
        write("bank/client-secret", "changeme");
        needed.add(new NeededSecret("bank/client-secret", SecretKind.PASSWORD, "partners/bank", "SNAP"));
        SecretFiles files = new SecretFiles(folder);
        SecretCheck check = new SecretCheck(files, SecretCheck.Modes.REFUSE);

        CheckedSecrets secrets = CheckedSecrets.open(files, check, List.of(() -> needed));
        assertThat(secrets.sound("partners/bank")).isFalse();
        assertThat(secrets.sound("partners/other")).isTrue();
        assertThatThrownBy(() -> secrets.text("bank/client-secret"))
                .isInstanceOf(MissingSecret.class)
                .hasMessage("secret: bank/client-secret is a default or well-known value");

        write("bank/client-secret", random(24));
        assertThat(secrets.examine()).isEmpty();
        assertThat(secrets.text("bank/client-secret")).hasSize(32);

        write("good", "password");
        hub("gone", SecretKind.PASSWORD, "");
        assertThatThrownBy(() -> CheckedSecrets.open(files, check, List.of(() -> needed)))
                .isInstanceOf(BadSecrets.class)
                .hasMessageContaining("good is a default or well-known value")
                .hasMessageContaining("gone is empty")
                .hasMessageNotContaining("password");
    }

    @Test
    void aSuccessorWithAFaultIsLeftOutAndItsTenantGoesOn() throws IOException {
        write("bank/client-secret", random(24));
        write("bank/client-secret-next", "changeme");
        needed.add(new NeededSecret("bank/client-secret", SecretKind.PASSWORD, "partners/bank", "SNAP"));
        SecretFiles files = new SecretFiles(folder);

        CheckedSecrets secrets =
                CheckedSecrets.open(files, new SecretCheck(files, SecretCheck.Modes.REFUSE), List.of(() -> needed));

        assertThat(secrets.problems())
                .extracting(SecretProblem::toString)
                .containsExactly(
                        "bank/client-secret-next is a default or well-known value (named by partners/bank.yaml)");
        assertThat(secrets.valid("bank/client-secret")).containsExactly(secrets.text("bank/client-secret"));
        assertThat(secrets.sound("partners/bank")).isTrue();
    }

    @Test
    void bothAreValidWhileASuccessorStandsBeside() throws IOException {
        write("key", "first");
        SecretFiles store = new SecretFiles(folder);
        assertThat(store.valid("key")).containsExactly("first");
        write("key-next", "");
        assertThat(store.valid("key")).containsExactly("first");
        write("key-next", "second");
        assertThat(store.valid("key")).containsExactly("first", "second");
        Files.move(
                folder.resolve("key-next"), folder.resolve("key"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(store.valid("key")).containsExactly("second");
    }

    private List<String> problems() {
        return new SecretCheck(new SecretFiles(folder), SecretCheck.Modes.REFUSE)
                .problems(needed).stream().map(SecretProblem::toString).toList();
    }

    private void hub(String reference, SecretKind kind, String value) throws IOException {
        write(reference, value);
        needed.add(NeededSecret.ofHub(reference, kind, "for a test"));
    }

    private void write(String reference, String value) throws IOException {
        Path file = folder.resolve(reference);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, value);
        mode(reference, "rw-------");
    }

    private void mode(String reference, String permissions) throws IOException {
        Files.setPosixFilePermissions(folder.resolve(reference), PosixFilePermissions.fromString(permissions));
    }

    private static String random(int length) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
