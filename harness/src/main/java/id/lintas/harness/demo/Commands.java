package id.lintas.harness.demo;

import id.lintas.harness.Java;
import id.lintas.harness.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The command line of each part.
 *
 * @param layout says the ports and directories
 */
record Commands(Layout layout) {

    /**
     * @param program the unpacked hub; the first run leaves an archive of its classes there
     * @param options say on which tenants' files, and what else is set
     */
    List<String> hub(Path program, Secrets secrets, DemoOptions options) {
        String database = "jdbc:postgresql://127.0.0.1:" + layout.postgresPort() + "/lintas";
        List<String> command = java("-Xmx320m");
        command.addAll(options.jvm().hub());
        Path archive = archive(program);
        command.add(
                Files.exists(archive)
                        ? "-XX:SharedArchiveFile=" + archive
                        : "-XX:ArchiveClassesAtExit=" + unfinished(archive));
        property(command, "server.port", layout.hubPort());
        property(command, "server.address", "127.0.0.1");
        property(command, "spring.datasource.url", database);
        property(command, "spring.datasource.username", "lintas_app");
        property(command, "spring.flyway.url", database);
        property(command, "spring.flyway.user", "lintas_owner");
        property(command, "lintas.keycloak.url", layout.realmUrl());
        property(command, "lintas.hub.url", layout.hubUrl());
        property(command, "lintas.secrets", secrets.hub());
        property(command, "lintas.tenants", options.tenants());
        property(command, "lintas.broker.port", layout.brokerPort());
        property(command, "lintas.broker.data", layout.state().resolve("broker"));
        property(command, "lintas.sftp.port", layout.sftpPort());
        property(command, "lintas.drop.port", layout.dropPort());
        property(command, "lintas.tls.port", layout.machinePort());
        property(command, "lintas.drop.folder", layout.state().resolve("drop"));
        property(command, "lintas.peers.port", layout.peersPort());
        // The last of a name counts.
        options.hub().forEach((name, value) -> property(command, name, value));
        command.add("-jar");
        command.add(Programs.only(program, "hub-app-").toString());
        return command;
    }

    /** An archive counts once its JVM has ended; until then it has another name. */
    static Path archive(Path program) {
        String version = System.getProperty("java.vm.version").replaceAll("[^0-9A-Za-z.]", "_");
        return program.resolve("classes-" + version + ".jsa");
    }

    static Path unfinished(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".part");
    }

    List<String> peers(String classPath, Secrets secrets, DemoOptions options) {
        return simulator("-Xmx96m", options, classPath, secrets, "id.lintas.simulators.Peers");
    }

    /** The matcher keeps its gallery in memory. */
    List<String> registry(String classPath, Secrets secrets, DemoOptions options) {
        return simulator("-Xmx160m", options, classPath, secrets, "id.lintas.simulators.registry.Registry");
    }

    List<String> story(String classPath, Secrets secrets, String name, Map<String, String> more) {
        List<String> command = telling("-Xmx64m", secrets, more);
        command.addAll(List.of("-cp", classPath, "id.lintas.simulators.story.Stories", name));
        return command;
    }

    /** The load of a measurement; it must not be what is slow, so it is compiled as the hub is. */
    List<String> load(String classPath, Secrets secrets) {
        List<String> command = telling("-Xmx384m", secrets, Map.of());
        command.addAll(List.of("-XX:TieredStopAtLevel=4", "-cp", classPath, "id.lintas.simulators.load.LoadProcess"));
        return command;
    }

    private List<String> telling(String heap, Secrets secrets, Map<String, String> more) {
        List<String> command = java(heap);
        property(command, "lintas.hub.url", layout.hubUrl());
        property(command, "lintas.keycloak.url", layout.realmUrl());
        property(command, "lintas.peers.url", layout.peersUrl());
        property(command, "lintas.registry.url", layout.registryUrl());
        property(command, "lintas.secrets.demo", secrets.demo());
        property(command, "lintas.secrets.peers", secrets.peers());
        property(command, "lintas.secrets", secrets.directory());
        property(command, "lintas.broker.url", brokerUrl());
        property(command, "lintas.drop.port", layout.dropPort());
        property(command, "lintas.command", layout.checkout().resolve("lintas"));
        property(command, "lintas.story.keep", layout.state().resolve("story"));
        more.forEach((key, value) -> property(command, key, value));
        return command;
    }

    private List<String> simulator(String heap, DemoOptions options, String classPath, Secrets secrets, String main) {
        List<String> command = java(heap);
        command.addAll(options.jvm().simulators());
        property(command, "lintas.hub.url", layout.hubUrl());
        property(command, "lintas.broker.url", brokerUrl());
        property(command, "lintas.sftp.port", layout.sftpPort());
        property(command, "lintas.peers.port", layout.peersPort());
        property(command, "lintas.registry.port", layout.registryPort());
        property(command, "lintas.secrets", secrets.peers());
        property(command, "lintas.state", layout.state().resolve("peers"));
        command.addAll(List.of("-cp", classPath, main));
        return command;
    }

    private String brokerUrl() {
        return "tcp://127.0.0.1:" + layout.brokerPort();
    }

    private static List<String> java(String heap) {
        return new ArrayList<>(List.of(
                Java.executable().toString(),
                heap,
                "-Xms16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Dfile.encoding=UTF-8"));
    }

    private static void property(List<String> command, String name, Object value) {
        command.add("-D" + name + "=" + value);
    }
}
