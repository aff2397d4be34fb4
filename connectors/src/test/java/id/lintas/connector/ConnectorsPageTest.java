package id.lintas.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code connectors/README.md} shows as a file is that file, which this module compiles and tests. */
class ConnectorsPageTest {

    private static final Pattern SHOWN =
            Pattern.compile("`(src/test/[^`]+)`[^\n]*\n\n```[a-z]*\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyFileThatThePageShowsIsTheOneThatIsTested() throws IOException {
        Map<String, String> shown = shown(Files.readString(Path.of("README.md")));
        assertThat(shown.keySet())
                .containsExactly(
                        "src/test/resources/samples/kilat/payments.txt",
                        "src/test/resources/samples/kilat/answers.properties",
                        "src/test/java/id/lintas/connector/kilat/KilatDialectTest.java",
                        "src/test/java/id/lintas/connector/kilat/KilatDialect.java");
        for (Map.Entry<String, String> file : shown.entrySet()) {
            assertThat(Path.of(file.getKey())).hasContent(file.getValue());
        }
    }

    @Test
    void theTestIsThreeLines() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/test/java/id/lintas/connector/kilat/KilatDialectTest.java")))
                .filteredOn(line -> !line.isBlank())
                .hasSize(3);
    }

    /** The control: a page with another character is caught. */
    @Test
    void aPageThatDiffersIsSeen() throws IOException {
        String page = Files.readString(Path.of("README.md")).replace("LUNAS", "LUNA");
        Map<String, String> shown = shown(page);
        assertThat(shown.get("src/test/resources/samples/kilat/answers.properties"))
                .isNotEqualTo(Files.readString(Path.of("src/test/resources/samples/kilat/answers.properties")));
    }

    private static Map<String, String> shown(String page) {
        Map<String, String> shown = new LinkedHashMap<>();
        Matcher found = SHOWN.matcher(page);
        while (found.find()) {
            shown.put(found.group(1), found.group(2));
        }
        return shown;
    }
}
