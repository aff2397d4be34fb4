package id.lintas.app.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The parts list in the hub's jar is complete, and nothing in it is under a licence that the project may not carry. */
class B46SupplyChainTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SBOM = Path.of("target/classes/META-INF/sbom/application.cdx.json");

    @Test
    void thePartsListNamesWhatTheHubRunsOnWithItsVersionAndDigest() throws IOException {
        JsonNode sbom = sbom();
        assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
        Set<String> parts = new TreeSet<>();
        sbom.path("components").forEach(part -> {
            parts.add(name(part));
            assertThat(part.path("version").asText()).as(name(part)).isNotBlank();
            assertThat(part.path("purl").asText()).startsWith("pkg:maven/");
        });
        assertThat(parts)
                .contains(
                        "id.lintas:hub-core",
                        "org.apache.camel:camel-jms",
                        "org.apache.tomcat.embed:tomcat-embed-core",
                        "org.postgresql:postgresql",
                        "com.bucket4j:bucket4j_jdk17-core")
                .doesNotContain("id.lintas:simulators", "id.lintas:harness", "org.assertj:assertj-core")
                .hasSizeGreaterThan(100);
        assertThat(SBOM.resolveSibling("application.cdx.xml")).exists();
    }

    /** The same commit gives the same list: no serial number, no time of the build. */
    @Test
    void thePartsListCanBeReproduced() throws IOException {
        assertThat(sbom().has("serialNumber")).isFalse();
        assertThat(sbom().path("metadata").path("timestamp").asText("2026-11-23T00:00:00Z"))
                .isEqualTo("2026-11-23T00:00:00Z");
    }

    @Test
    void everyPartHasALicenceThatTheProjectMayCarry() throws IOException {
        Properties reasons = new Properties();
        try (var in = Files.newBufferedReader(ROOT.resolve("docs/licences.properties"))) {
            reasons.load(in);
        }
        List<String> refused = new ArrayList<>();
        Set<String> known = new TreeSet<>();
        for (JsonNode part : sbom().path("components")) {
            known.add(name(part));
            String wrong = Licences.wrong(licences(part));
            if (!wrong.isEmpty() && !reasons.containsKey(name(part))) {
                refused.add(name(part) + ": " + wrong);
            }
        }
        assertThat(refused).isEmpty();
        assertThat(known).as("a reason for a part that is not there").containsAll(reasons.stringPropertyNames());
    }

    /** The control: the rule refuses what it is there for. */
    @Test
    void copyleftAloneAndNoLicenceAtAllAreRefused() {
        assertThat(Licences.wrong(List.of("AGPL-3.0-only"))).isNotEmpty();
        assertThat(Licences.wrong(List.of("GNU General Public License, version 2")))
                .isNotEmpty();
        assertThat(Licences.wrong(List.of("GPL-2.0-only", "LGPL-3.0-or-later"))).isNotEmpty();
        assertThat(Licences.wrong(List.of("Business Source License 1.1"))).isNotEmpty();
        assertThat(Licences.wrong(List.of())).isNotEmpty();

        assertThat(Licences.wrong(List.of("Apache-2.0"))).isEmpty();
        assertThat(Licences.wrong(List.of("EPL-2.0", "GPL-2.0-with-classpath-exception")))
                .as("one may choose the first")
                .isEmpty();
    }

    @Test
    void artifactsComeFromMavenCentralAlone() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
                assertThat(Files.readString(pom))
                        .as(ROOT.relativize(pom).toString())
                        .doesNotContain("<repositories>", "<pluginRepositories>", "<repository>", "systemPath");
            }
        }
        assertThat(ROOT.resolve(".mvn/settings.xml")).doesNotExist();
        Properties wrapper = new Properties();
        try (var in = Files.newBufferedReader(ROOT.resolve(".mvn/wrapper/maven-wrapper.properties"))) {
            wrapper.load(in);
        }
        assertThat(wrapper.getProperty("distributionUrl")).startsWith("https://repo.maven.apache.org/maven2/");
        assertThat(wrapper.getProperty("distributionSha256Sum")).hasSize(64);
    }

    private static JsonNode sbom() throws IOException {
        return new ObjectMapper().readTree(SBOM.toFile());
    }

    private static String name(JsonNode part) {
        return part.path("group").asText() + ":" + part.path("name").asText();
    }

    private static List<String> licences(JsonNode part) {
        List<String> licences = new ArrayList<>();
        for (JsonNode licence : part.path("licenses")) {
            if (licence.has("expression")) {
                licences.addAll(List.of(licence.path("expression").asText().split(" OR ")));
            } else {
                JsonNode one = licence.path("license");
                licences.add(one.path("id").asText(one.path("name").asText()));
            }
        }
        return licences;
    }
}
