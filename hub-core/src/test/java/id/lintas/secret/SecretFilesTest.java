package id.lintas.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsASecretAnewEachTime() throws IOException {
        Path file = Files.createDirectories(folder.resolve("bank")).resolve("key");
        Files.writeString(file, "first\n");
        SecretFiles store = new SecretFiles(folder);
        assertThat(store.text("bank/key")).isEqualTo("first");
        Files.writeString(file, "second");
        assertThat(store.text("bank/key")).isEqualTo("second");
    }

    @Test
    void neverLeavesItsFolderAndNamesOnlyTheReference() throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");
        SecretFiles store = new SecretFiles(Files.createDirectories(folder.resolve("store")));
        assertThatThrownBy(() -> store.text("../empty"))
                .isInstanceOf(MissingSecret.class)
                .hasMessage("secret: ../empty leaves the secret store");
        assertThatThrownBy(() -> store.text("absent")).hasMessageContaining("absent from the secret store");
        assertThatThrownBy(() -> new SecretFiles(folder).text("empty")).hasMessage("secret: empty is empty");
    }
}
