package id.lintas.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Known holes stay closed: what is on the class path is not older than docs/version-floors.properties says. */
class VersionFloorsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TestFactory
    Stream<DynamicTest> isNotOlderThanItsFloor() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/version-floors.properties")).stream()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> DynamicTest.dynamicTest(line, () -> {
                    String artifact = line.substring(line.indexOf(':') + 1, line.indexOf('='));
                    String version = resolved(artifact);
                    assertThat(compare(version, line.substring(line.indexOf('=') + 1)))
                            .as(version + " of " + line)
                            .isGreaterThanOrEqualTo(0);
                }));
    }

    @Test
    void comparesNumbersAsNumbersAndNotAsText() {
        assertThat(compare("10.1.9", "10.1.61")).isNegative();
        assertThat(compare("10.1.61", "10.1.61")).isZero();
        assertThat(compare("4.1.140.Final", "4.1.99.Final")).isPositive();
    }

    private static String resolved(String artifact) throws IOException {
        if (artifact.equals("keycloak")) {
            Matcher version =
                    Pattern.compile("<keycloak\\.version>([^<]+)<").matcher(Files.readString(ROOT.resolve("pom.xml")));
            assertThat(version.find()).isTrue();
            return version.group(1);
        }
        Pattern jar = Pattern.compile(Pattern.quote(artifact) + "-(\\d.*)\\.jar");
        List<String> versions = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .map(jar::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .toList();
        assertThat(versions).as(artifact + " on the class path").hasSize(1);
        return versions.get(0);
    }

    private static int compare(String left, String right) {
        int[] a = numbers(left);
        int[] b = numbers(right);
        return Arrays.compare(a, b);
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[.-]"))
                .filter(part -> part.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
