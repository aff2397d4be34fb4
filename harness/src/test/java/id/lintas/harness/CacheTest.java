package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    private final AtomicInteger preparations = new AtomicInteger();

    @Test
    void preparesOnce(@TempDir Path root) throws IOException {
        Cache cache = new Cache(root.resolve("cache"));

        Path first = cache.get("thing-1", this::prepare);
        Path second = cache.get("thing-1", this::prepare);

        assertThat(first).isEqualTo(second);
        assertThat(first.resolve("file")).hasContent("whole");
        assertThat(preparations).hasValue(1);
    }

    @Test
    void makesAHalfFinishedDirectoryAgain(@TempDir Path root) throws IOException {
        Cache cache = new Cache(root);
        Files.createDirectories(root.resolve("thing-1/part"));
        Files.writeString(root.resolve("thing-1/part/file"), "hal");

        assertThat(cache.has("thing-1")).isFalse();
        Path directory = cache.get("thing-1", this::prepare);

        assertThat(directory.resolve("file")).hasContent("whole");
        assertThat(directory.resolve("part")).doesNotExist();
        assertThat(cache.has("thing-1")).isTrue();
    }

    @Test
    void aFailedPreparationIsNotTakenForAFinishedOne(@TempDir Path root) throws IOException {
        Cache cache = new Cache(root);

        assertThatThrownBy(() -> cache.get("thing-1", directory -> {
                    Files.writeString(directory.resolve("file"), "hal");
                    throw new IOException("no space left");
                }))
                .hasMessage("no space left");

        assertThat(cache.get("thing-1", this::prepare).resolve("file")).hasContent("whole");
    }

    @Test
    void anotherKeyIsAnotherDirectory(@TempDir Path root) throws IOException {
        Cache cache = new Cache(root);

        assertThat(cache.get("thing-1", this::prepare)).isNotEqualTo(cache.get("thing-2", this::prepare));
        assertThat(preparations).hasValue(2);
    }

    private void prepare(Path directory) throws IOException {
        preparations.incrementAndGet();
        Files.writeString(directory.resolve("file"), "whole");
    }
}
