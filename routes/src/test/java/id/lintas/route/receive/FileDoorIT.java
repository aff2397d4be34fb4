package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.route.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FileDoorIT {

    private final TestHub hub = TestHub.get();
    private final Path root = hub.sftp().root();

    @Test
    void aFileIsTakenAnsweredAndMovedAndItsRepeatToo() throws Exception {
        String name = "POS-20261123-000001.txt";
        put(name, "good");
        awaitMoved(".done", name, 1);
        Path result = root.resolve("results/POS-20261123-000001.result.txt");
        Awaitility.await().until(() -> Files.exists(result));
        assertThat(result).hasContent("H|POS-20261123-000001.txt|ACCEPTED|1|0");
        put(name, "good");
        awaitMoved(".done", name, 2);
        assertThat(root.resolve("outbox").resolve(name)).doesNotExist();
    }

    @Test
    void aRefusedFileIsMovedAside() throws Exception {
        put("POS-20261123-000002.txt", "bad");
        awaitMoved(".refused", "POS-20261123-000002.txt", 1);
    }

    @Test
    void aFileStaysWhereTheHubIsBrokenAndOthersAreLeftAlone() throws Exception {
        put("POS-20261123-000003.txt", "boom");
        put("other.txt", "good");
        Files.writeString(root.resolve("outbox/POS-20261123-000004.txt.part"), "good");
        put("POS-20261123-000005.txt", "good");
        awaitMoved(".done", "POS-20261123-000005.txt", 1);
        assertThat(root.resolve("outbox/POS-20261123-000003.txt")).exists();
        assertThat(root.resolve("outbox/other.txt")).exists();
        assertThat(root.resolve("outbox/POS-20261123-000004.txt.part")).exists();
        Files.delete(root.resolve("outbox/POS-20261123-000003.txt"));
    }

    private void put(String name, String content) throws IOException {
        Path part = Files.writeString(root.resolve("outbox").resolve(name + ".part"), content + " " + name);
        Files.move(part, root.resolve("outbox").resolve(name));
    }

    private void awaitMoved(String folder, String name, int times) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> moved(folder, name).size() == times);
    }

    private List<Path> moved(String folder, String name) throws IOException {
        Path place = root.resolve("outbox").resolve(folder);
        if (!Files.exists(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .toList();
        }
    }
}
