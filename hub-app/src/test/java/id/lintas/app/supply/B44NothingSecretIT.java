package id.lintas.app.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Nothing secret is in the repository, its history, the built jars or what the chart renders. */
class B44NothingSecretIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LARGEST = 2 << 20;

    @Test
    void theRepositoryHoldsNone() throws Exception {
        List<String> found = new ArrayList<>();
        for (String file : git("ls-files").lines().toList()) {
            Path path = ROOT.resolve(file);
            if (Files.isRegularFile(path) && Files.size(path) < LARGEST) {
                report(file, Files.readString(path, StandardCharsets.ISO_8859_1), found);
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void itsHistoryHoldsNone() throws Exception {
        List<String> found = new ArrayList<>();
        report("history", git("log", "-p", "--all", "-U0", "--no-color", "--format=commit %h"), found);
        assertThat(found).isEmpty();
    }

    @Test
    void theBuiltJarsHoldNone() throws Exception {
        List<String> found = new ArrayList<>();
        int jars = 0;
        for (String module :
                List.of("hub-core", "tenant-config", "connectors", "routes", "hub-app", "simulators", "harness")) {
            for (Path jar : jars(ROOT.resolve(module).resolve("target"))) {
                jars++;
                scan(jar, found);
            }
        }
        assertThat(jars).as("jars of this build").isGreaterThanOrEqualTo(6);
        assertThat(found).isEmpty();
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = "amd64",
            disabledReason = "Helm's native library is a dependency for Linux on amd64 only")
    void theRenderedChartHoldsNone() {
        String rendered =
                new Helm(ROOT.resolve("helm/lintas")).template().withName("hub").call();

        assertThat(rendered).contains("kind: Deployment").doesNotContain("kind: Secret\n");
        assertThat(SecretPatterns.in(rendered)).isEmpty();
    }

    /** The control: planted secrets are found, so that finding none above says something. */
    @Test
    void plantedSecretsAreFound() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        String random = Base64.getEncoder().encodeToString(bytes);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String begin = "-----BEGIN " + "PRIVATE KEY-----\n";

        assertThat(List.of(
                        "broker-password: " + word,
                        "  \"clientSecret\": \"" + word + "\",",
                        "SPRING_DATASOURCE_PASSWORD=" + word,
                        "kek = \"" + random + "\"",
                        "webhook-secret: whsec_" + random,
                        begin + Base64.getEncoder().encodeToString(new byte[64])))
                .allSatisfy(planted -> assertThat(SecretPatterns.in(planted + "\n"))
                        .as(planted.substring(0, 12))
                        .isNotEmpty());
        assertThat(SecretPatterns.in("client-secret: bank-musi/client-secret\nString token = tokens.current();\n"))
                .isEmpty();
    }

    private static void report(String where, String text, List<String> found) {
        SecretPatterns.in(text).forEach(one -> found.add(where + ": " + one));
    }

    private static void scan(Path jar, List<String> found) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                // Libraries within the hub's jar are not ours; our own modules are scanned from their own jars.
                if (!entry.isDirectory() && !entry.getName().endsWith(".jar") && entry.getSize() < LARGEST) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        report(
                                jar.getFileName() + "!" + entry.getName(),
                                new String(in.readAllBytes(), StandardCharsets.ISO_8859_1),
                                found);
                    }
                }
            }
        }
    }

    private static List<Path> jars(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".jar")
                            && !file.toString().toLowerCase(Locale.ROOT).contains("tests"))
                    .toList();
        }
    }

    private static String git(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.exists(ROOT.resolve(".git")), "a checkout without history");
        List<String> command = new ArrayList<>(List.of("git", "-C", ROOT.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor()).as("git " + arguments[0]).isZero();
        return text;
    }
}
