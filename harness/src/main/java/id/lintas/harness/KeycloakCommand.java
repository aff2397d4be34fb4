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
    /** Fixed when Keycloak is built; a change makes another cache directory. What nobody here uses is left out. */
    static final List<String> BUILD = List.of(
            "--db=dev-file",
            "--health-enabled=true",
            "--https-client-auth=request",
            "--features-disabled=account,ciba,device-flow,dpop,impersonation,kerberos,token-exchange-standard");

    /**
     * Keycloak knows forbidden passwords by a Bloom filter, which by default takes one good password in ten thousand for one of them. A
     * start sets the passwords of some hundred accounts, so one start in a hundred would fail.
     */
    private static final String FEW_FALSE_ALARMS =
            "--spi-password-policy-password-blacklist-false-positive-probability=0.000000001";

    List<String> build() {
        List<String> command = java(List.of());
        command.add("build");
        command.addAll(BUILD);
        return command;
    }

    /**
     * All on loopback. The issuer's name is fixed, whatever name or port a caller used; the administration has another, so
     * that a proxy can tell them apart.
     */
    List<String> start(KeycloakPorts ports, List<String> jvm, List<String> more) {
        List<String> command = java(jvm);
        command.addAll(List.of(
                "start",
                "--optimized",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.http(),
                "--https-port=" + ports.tls(),
                "--http-management-port=" + ports.management(),
                "--http-management-scheme=http",
                "--hostname=http://localhost:" + ports.http(),
                "--hostname-admin=http://127.0.0.1:" + ports.http(),
                FEW_FALSE_ALARMS,
                "--log-level=warn"));
        command.addAll(more);
        return command;
    }

    /** Options of a start that listens with TLS as well and asks clients for a certificate of this authority. */
    static List<String> tls(Path certificate, Path key, Path authority) {
        return List.of(
                "--https-certificate-file=" + certificate,
                "--https-certificate-key-file=" + key,
                "--https-trust-store-file=" + authority);
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
