package id.lintas.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a stranger typed stays text on every page: nothing is put out unescaped, evaluated twice or made a script. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** Unescaped text and attributes, preprocessing, inline scripts and handlers, and styles that a value could reach. */
    private static final Pattern DANGEROUS = Pattern.compile(
            "th:utext|\\[\\(\\$|__\\$\\{|th:inline|<script(?![^>]*th:src)|\\son[a-z]+\\s*=|th:on|th:style|javascript:");

    @Test
    void noTemplatePutsOutTextUnescapedOrRunsIt() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<Path> templates =
                    files.filter(path -> path.toString().endsWith(".html")).toList();
            assertThat(templates)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(path -> assertThat(Files.readString(path)).doesNotContainPattern(DANGEROUS));
        }
    }

    @Test
    void controlEachDangerousFormWouldBeFound() {
        for (String planted : List.of(
                "<p th:utext=\"${x}\"></p>",
                "<p>[(${x})]</p>",
                "<p th:text=\"${__${x}__}\"></p>",
                "<script>alert(1)</script>",
                "<a onclick=\"x()\">",
                "<a th:onclick=\"${x}\">",
                "<p th:style=\"${x}\">",
                "<a href=\"javascript:x\">")) {
            assertThat(planted).containsPattern(DANGEROUS);
        }
    }
}
