package id.lintas.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {

    private static final int PROMOTIONS = 3_000;

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
    void readsAgainOnlyWhatMayHaveChanged() throws IOException {
        Path file = folder.resolve("key");
        FileTime longAgo = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
        write(file, "first", longAgo);
        SecretFiles store = new SecretFiles(folder);
        String first = store.text("key");
        assertThat(store.text("key")).as("the same file").isSameAs(first);

        write(folder.resolve("aside"), "other", longAgo);
        Files.move(folder.resolve("aside"), file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(store.text("key")).as("another file, as long and as old").isEqualTo("other");

        write(file, "third", FileTime.from(longAgo.toInstant().plusNanos(1_000)));
        assertThat(store.text("key")).as("written in place").isEqualTo("third");

        Files.writeString(file, "young");
        assertThat(store.text("key")).as("could be written again now").isNotSameAs(store.text("key"));
        Files.delete(file);
        assertThatThrownBy(() -> store.text("key")).hasMessageContaining("absent from the secret store");
    }

    private static void write(Path file, String text, FileTime changed) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, changed);
    }

    /** As often as it takes to meet the moment of the rename: reading the secret before its successor fails here. */
    @Test
    void theSuccessorIsValidAtEveryMomentOfItsPromotion() throws Exception {
        Path file = folder.resolve("key");
        Files.writeString(file, "0");
        SecretFiles store = new SecretFiles(folder);
        AtomicInteger promoted = new AtomicInteger();
        CompletableFuture<Void> operator = CompletableFuture.runAsync(() -> {
            try {
                for (int n = 1; n <= PROMOTIONS; n++) {
                    Files.writeString(folder.resolve("aside"), String.valueOf(n));
                    Files.move(folder.resolve("aside"), folder.resolve("key-next"), StandardCopyOption.ATOMIC_MOVE);
                    promoted.set(n);
                    Files.move(folder.resolve("key-next"), file, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        while (!operator.isDone()) {
            int newest = promoted.get();
            assertThat(store.valid("key")).anyMatch(text -> Integer.parseInt(text) >= newest);
        }
        operator.get();
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
