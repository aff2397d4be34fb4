package id.lintas.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.audit.AuditEvent;
import id.lintas.staff.Duty;
import id.lintas.staff.StaffRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents tell the truth about the code. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void theAuditCatalogueListsExactlyTheEvents() throws IOException {
        Set<String> documented = matches("docs/audit-events.md", "`([A-Z]+_?[A-Z_]*)`");
        assertThat(documented)
                .isEqualTo(Arrays.stream(AuditEvent.values()).map(Enum::name).collect(Collectors.toSet()));
    }

    @Test
    void everyTestThatTheSecurityPagesNameIsThere() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(ROOT)) {
            tests = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        for (String page : List.of("docs/security.md", "docs/asvs.md")) {
            assertThat(matches(page, "`([A-Z][A-Za-z0-9]+(?:IT|Test))`"))
                    .as(page)
                    .hasSizeGreaterThan(10)
                    .isSubsetOf(tests);
        }
    }

    @Test
    void everyPageThatTheSecurityPagesLinkToIsThere() throws IOException {
        for (String page : List.of("docs/security.md", "docs/asvs.md")) {
            assertThat(matches(page, "\\]\\(([^)#:]+)\\)"))
                    .isNotEmpty()
                    .allSatisfy(link ->
                            assertThat(ROOT.resolve("docs").resolve(link)).exists());
        }
    }

    @Test
    void theTableOfDutiesIsTheOneThatIsEnforced() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/staff.md"));
        for (Duty duty : Duty.values()) {
            String row = page.lines()
                    .filter(line -> line.startsWith("| `" + duty + "` |"))
                    .findFirst()
                    .orElse("none");
            String[] cells = row.split("\\|");
            for (StaffRole role : StaffRole.values()) {
                assertThat(cells[3 + role.ordinal()].strip())
                        .as(duty + " for " + role)
                        .isEqualTo(duty.of(Set.of(role)) ? "yes" : "no");
            }
        }
    }

    @Test
    void everyDecisionIsInTheIndex() throws IOException {
        String index = Files.readString(ROOT.resolve("docs/adr/README.md"));
        try (Stream<Path> records = Files.list(ROOT.resolve("docs/adr"))) {
            List<String> names = records.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-.*\\.md"))
                    .toList();
            assertThat(names)
                    .hasSizeGreaterThanOrEqualTo(7)
                    .allSatisfy(name -> assertThat(index).contains(name));
        }
    }

    @Test
    void everyFileThatTheReadmeLinksToIsThere() throws IOException {
        assertThat(matches("README.md", "\\]\\(([^)#:]+)\\)"))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }

    @Test
    void theReadmesCommandsExist() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("./lintas demo", "./mvnw verify");
        assertThat(ROOT.resolve("lintas")).isExecutable();
        assertThat(ROOT.resolve("mvnw")).isExecutable();
    }

    @Test
    void noJavaFileIsLongerThanThreeHundredLines() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            assertThat(files.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.toString().contains("/target/"))
                            .toList())
                    .hasSizeGreaterThan(100)
                    .allSatisfy(path -> assertThat(Files.readAllLines(path)).hasSizeLessThanOrEqualTo(300));
        }
    }

    private static Set<String> matches(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(ROOT.resolve(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
