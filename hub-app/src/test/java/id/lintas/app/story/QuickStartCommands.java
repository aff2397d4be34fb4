package id.lintas.app.story;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** The commands that a hub's page for programmers shows, run as they stand there. */
final class QuickStartCommands {

    private QuickStartCommands() {}

    /** What a person copies from the page, from top to bottom. */
    static String shown(URI hub) throws IOException {
        return Jsoup.connect(hub + "/developers").get().select("pre.command").stream()
                .map(step -> step.wholeText())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Types them into a shell.
     *
     * @param folder where {@code .lintas/partner} has the credentials
     * @return what the terminal showed
     */
    static String run(String commands, Path folder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "terminal", ".txt");
        Process shell = new ProcessBuilder("sh", "-s")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try (var typed = shell.getOutputStream()) {
            typed.write(commands.getBytes(StandardCharsets.UTF_8));
        }
        if (!shell.waitFor(2, TimeUnit.MINUTES)) {
            shell.destroyForcibly();
        }
        return Files.readString(out);
    }
}
