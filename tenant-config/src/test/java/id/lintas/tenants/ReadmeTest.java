package id.lintas.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void theExamplesOfTheReadmeLoad(@TempDir Path folder) throws IOException {
        List<String> examples = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(examples).hasSize(2);
        Sandbox sandbox = new Sandbox(folder);
        sandbox.office("contoh", examples.get(0)).partner("bank-contoh", examples.get(1));

        Tenants tenants = sandbox.load();

        assertThat(tenants.problems()).isEmpty();
        assertThat(tenants.all()).hasSize(1);
        assertThat(tenants.partners().all())
                .singleElement()
                .satisfies(
                        bank -> assertThat(bank.setting("timestampTolerance")).isEqualTo("PT5M"));
    }
}
