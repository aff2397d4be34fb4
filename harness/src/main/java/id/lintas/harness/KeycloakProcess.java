package id.lintas.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Keycloak that this JVM started. */
final class KeycloakProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final ProcessIdentity identity;
    private final List<String> command;
    private final Path log;

    private KeycloakProcess(Process process, List<String> command, Path log) {
        this.process = process;
        this.identity = ProcessIdentity.of(process.toHandle());
        this.command = command;
        this.log = log;
    }

    /** @param administratorPassword of the first administrator, used only by a start on an empty database */
    static KeycloakProcess launch(List<String> command, String administratorPassword, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Java.detached(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakAdmin.USER);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", administratorPassword);
        return new KeycloakProcess(builder.start(), command, log);
    }

    ProcessIdentity identity() {
        return identity;
    }

    /** Returns when the process has ended well. */
    void awaitEnd() {
        try {
            if (process.waitFor() != 0) {
                throw new HarnessFailed("Keycloak has ended with " + process.exitValue() + "; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HarnessFailed("Keycloak is not prepared: interrupted", e);
        }
    }

    /** Returns when the server is healthy and the realm is there. */
    void awaitReady(String realmName) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        URI health = URI.create("http://127.0.0.1:" + option("--http-management-port=") + "/health/ready");
        URI realm = URI.create("http://127.0.0.1:" + option("--http-port=") + "/realms/" + realmName
                + "/.well-known/openid-configuration");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (ok(http, health) && ok(http, realm)) {
                return;
            }
            try {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new HarnessFailed("Keycloak has ended with " + process.exitValue() + "; see " + log);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HarnessFailed("Keycloak is not ready: interrupted", e);
            }
        }
        throw new HarnessFailed("Keycloak is not ready after " + PATIENCE.toSeconds() + " s; see " + log);
    }

    @Override
    public void close() {
        // writing the class archive at the first exit takes some seconds
        Signals.stop(identity, Duration.ofSeconds(60));
    }

    private String option(String name) {
        return command.stream()
                .filter(argument -> argument.startsWith(name))
                .map(argument -> argument.substring(name.length()))
                .findFirst()
                .orElseThrow(() -> new HarnessFailed("Keycloak was started without " + name));
    }

    private static boolean ok(HttpClient http, URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
