package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.LintasHub;
import id.lintas.harness.Ports;
import id.lintas.harness.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub as a process, with secrets that it must not start with. It says so before it looks for any database or broker. */
class B44StartIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theHubDoesNotStartWithBadSecretsAndNamesThemAllWithoutTheirValues() throws Exception {
        Path secrets = copy(Secrets.forTests().hub(), folder.resolve("secrets"));
        Files.writeString(secrets.resolve("broker-password"), "changeme-2026");
        Files.writeString(secrets.resolve("database-app-password"), "");
        Files.delete(secrets.resolve("keycloak-client-secret"));
        Files.copy(
                secrets.resolve("database-owner-password"),
                secrets.resolve("registry/broker-password"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(secrets.resolve("kek/first"), PosixFilePermissions.fromString("rw-r--r--"));

        Ended hub = start(secrets);

        assertThat(hub.status()).isEqualTo(1);
        String said = hub.said().substring(hub.said().indexOf("APPLICATION FAILED TO START"));
        assertThat(said)
                .contains("broker-password is a default or well-known value")
                .contains("database-app-password is empty")
                .contains("keycloak-client-secret is absent from the secret store")
                .contains("has the same value as")
                .contains("kek/first is open to others");
        assertThat(hub.said())
                .doesNotContain(
                        "changeme-2026",
                        Files.readString(secrets.resolve("database-owner-password"))
                                .strip());
    }

    /** The control: the same hub with good secrets gets past them, to a database that is not there. */
    @Test
    void withGoodSecretsItGoesOnToItsDatabase() throws Exception {
        Ended hub = start(copy(Secrets.forTests().hub(), folder.resolve("secrets")));

        assertThat(hub.status()).isEqualTo(1);
        assertThat(hub.said()).doesNotContain("secrets that the hub does not start with");
        assertThat(hub.said()).contains("Connection to 127.0.0.1:1 refused");
    }

    private record Ended(int status, String said) {}

    private Ended start(Path secrets) throws IOException, InterruptedException {
        Path log = folder.resolve("hub.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        for (String setting : List.of(
                "server.port=0",
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:1/lintas",
                "spring.datasource.username=lintas_app",
                "spring.flyway.user=lintas_owner",
                "lintas.hub.url=http://127.0.0.1:1",
                "lintas.keycloak.url=http://127.0.0.1:1/realms/lintas",
                "lintas.tenants=" + Path.of("..", "tenants").toAbsolutePath().normalize(),
                "lintas.secrets=" + secrets,
                "lintas.broker.port=" + Ports.free(),
                "lintas.broker.data=" + folder.resolve("broker"),
                "lintas.sftp.port=1",
                "lintas.peers.port=1")) {
            command.add("-D" + setting);
        }
        command.add(LintasHub.class.getName());
        Process hub = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(hub.waitFor(3, TimeUnit.MINUTES)).as("the hub ends").isTrue();
        } finally {
            hub.destroyForcibly();
        }
        return new Ended(hub.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }
}
