package id.lintas.app.story;

import id.lintas.harness.Ports;
import id.lintas.harness.RealKeycloak;
import id.lintas.harness.Secrets;
import id.lintas.harness.TenantSecrets;
import id.lintas.simulators.PeersSettings;
import id.lintas.simulators.PeersSimulator;
import id.lintas.simulators.registry.RegistrySettings;
import id.lintas.simulators.registry.RegistrySimulator;
import id.lintas.simulators.story.OperatorCommands;
import id.lintas.simulators.story.StoryWorld;
import id.lintas.simulators.story.TenancyStage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A hub whose offices come and go: with tenants' files, secrets, a broker, SFTP and peers of its own. */
final class TenancyHub implements AutoCloseable {

    private final RealKeycloak keycloak = RealKeycloak.forTests();
    private final Path folder;
    private final Path tenants;
    private final Secrets secrets;
    private final URI url = URI.create("http://localhost:" + Ports.free());
    private final String broker;
    private final int dropPort = Ports.free();
    private final PeersSimulator peers;
    private final RegistrySimulator registry;
    private final HubProcess process;

    TenancyHub(Path folder) throws IOException {
        this.folder = folder;
        tenants = copy(Path.of("..", "tenants"), folder.resolve("tenants"));
        secrets = new Secrets(copy(keycloak.secrets().directory(), folder.resolve("secrets")));
        int brokerPort = Ports.free();
        broker = "tcp://127.0.0.1:" + brokerPort;
        peers = PeersSimulator.start(new PeersSettings(url, broker, 0, 0, secrets.peers(), folder.resolve("peers")));
        registry = RegistrySimulator.start(new RegistrySettings(
                broker,
                secrets.text("peers/registry/broker-password"),
                0,
                folder.resolve("registry"),
                secrets.peers().resolve("registry/decryption-keys")));
        secrets.knownHosts(peers.sftpPort());
        keycloak.allowHub(url.toString());
        Map<String, Object> settings =
                new LinkedHashMap<>(RunningHub.get().settings(folder, url.getPort(), brokerPort, tenants));
        settings.put("lintas.hub.url", url);
        settings.put("lintas.secrets", secrets.hub());
        settings.put("lintas.sftp.port", peers.sftpPort());
        settings.put("lintas.peers.port", peers.controlPort());
        settings.put("lintas.drop.port", dropPort);
        // with the same secrets as the run's hub for whatever both know
        settings.put("lintas.realm.enabled", true);
        process = HubProcess.start(url, settings, folder.resolve("hub.log"));
    }

    URI url() {
        return url;
    }

    /** The tenants' files, which it reads again every few seconds. */
    Path tenants() {
        return tenants;
    }

    Secrets secrets() {
        return secrets;
    }

    StoryWorld world() {
        return new StoryWorld(
                url,
                URI.create(keycloak.realmUrl()),
                peers.controlUrl(),
                registry.controlUrl(),
                user -> secrets.text("demo/" + user));
    }

    TenancyStage stage() {
        return new TenancyStage(this::run, tenants, secrets.directory(), broker, dropPort, folder.resolve("story"));
    }

    /** What {@code ./lintas} does with such a command, from this run's classes. */
    private OperatorCommands.Answer run(List<String> arguments) throws IOException, InterruptedException {
        boolean audit = arguments.get(0).equals("audit");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dlintas.tenants=" + tenants,
                "-cp",
                System.getProperty("java.class.path"),
                audit ? "id.lintas.verify.Main" : "id.lintas.tenants.TenantFileCommand"));
        command.addAll(audit ? arguments.subList(2, arguments.size()) : arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (!audit && status == 0) {
            new TenantSecrets(secrets).make(tenants);
        }
        return new OperatorCommands.Answer(status, said.strip());
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    @Override
    public void close() throws IOException {
        process.close();
        registry.close();
        peers.close();
    }
}
