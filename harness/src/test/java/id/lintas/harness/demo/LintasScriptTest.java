package id.lintas.harness.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The script itself, as far as it goes without a build. */
class LintasScriptTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COMMAND = Pattern.compile("\\./lintas ([a-z]+)");

    private record Said(int status, String text) {}

    @Test
    void helpListsEveryCommandThatTheReadmeNames() throws Exception {
        Said help = lintas("help");
        assertThat(help.status()).isZero();
        Set<String> named = COMMAND.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(command -> !command.equals("help"))
                .collect(Collectors.toSet());
        assertThat(named)
                .hasSizeGreaterThan(7)
                .allSatisfy(command -> assertThat(help.text()).containsPattern("(?m)^  [a-z|]*\\b" + command + "\\b"));
        assertThat(lintas("--help")).isEqualTo(help);
    }

    @Test
    void withoutACommandItSaysHowAndWithAWrongOneWhereToLook() throws Exception {
        assertThat(lintas()).isEqualTo(new Said(2, lintas("help").text()));
        assertThat(lintas("frob")).isEqualTo(new Said(2, "lintas: there is no command frob; ./lintas help lists them"));
    }

    private static Said lintas(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("sh", ROOT.resolve("lintas").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text.strip());
    }
}
