package id.lintas.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keycloak as a plain {@code java} command: its own script asks for G1 and a second JVM.
 *
 * @param distribution the unpacked zip
 * @param home what Keycloak takes for its home: data is written below
 */
record KeycloakCommand(Path distribution, Path home) {
    /** Fixed when Keycloak is built; a change makes another cache directory. */
    static final List<String> BUILD = List.of("--db=dev-file", "--health-enabled=true", "--cache=local");

    List<String> build() {
        List<String> command = java(List.of());
        command.add("build");
        command.addAll(BUILD);
        return command;
    }

    List<String> start(int port, int managementPort, List<String> jvm, List<String> more) {
        List<String> command = java(jvm);
        command.addAll(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--hostname=http://localhost:" + port,
                "--log-level=warn"));
        command.addAll(more);
        return command;
    }

    /** Where the classes of this very JVM are archived, for a faster start. */
    Path archive() {
        String version = System.getProperty("java.vm.version").replaceAll("[^0-9A-Za-z.]", "_");
        return distribution.resolveSibling("classes-" + version + ".jsa");
    }

    List<String> withArchive() {
        return Files.exists(archive()) ? List.of("-XX:SharedArchiveFile=" + archive(), "-Xlog:cds=off") : List.of();
    }

    private List<String> java(List<String> jvm) {
        List<String> command = new ArrayList<>(List.of(
                Java.executable().toString(),
                "-Xms64m",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=192m",
                "-Xshare:auto"));
        command.addAll(jvm);
        for (String module : List.of("util", "util.concurrent", "security", "lang")) {
            command.add("--add-opens=java.base/java." + module + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + distribution.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }
}
