package id.lintas.simulators.story;

import id.lintas.simulators.story.OpenLoop.Answer;
import id.lintas.simulators.story.OpenLoop.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An office whose script runs wild, as a process of its own: its portal and its booking pages in turn, at many times the
 * office's limit, whatever is answered. Each line read is a number of seconds to flood for, and is answered by a line of three
 * counts: accepted, told to wait, failed. Ends with its input.
 */
final class Flood {

    static final String OFFICE = "pekanbaru";
    static final int PER_SECOND = 600;
    static final String READY = "ready";

    private static final int THREADS = 64;

    private final StoryWorld world;
    private final Browser crowd = new Browser();
    private final AtomicLong numbers = new AtomicLong();

    private Flood(StoryWorld world) {
        this.world = world;
    }

    static StoryResult run(StoryWorld world, InputStream orders, PrintStream out) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8))) {
            Flood flood = new Flood(world);
            new StaffLogin(world).enter(flood.crowd, "budi", world.hub("/office"));
            out.println(READY);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Duration time = Duration.ofSeconds(Long.parseLong(line));
                Result result = OpenLoop.run(PER_SECOND, time, THREADS, flood::one);
                out.println(result.nanos().size() + " " + result.tooMany() + " " + result.other());
            }
            return new StoryResult(1, 0);
        } catch (IOException | StepMissed e) {
            out.println("flood: " + e);
            return new StoryResult(0, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StoryResult(0, 1);
        }
    }

    private Answer one() throws IOException, InterruptedException {
        URI page = numbers.incrementAndGet() % 2 == 0 ? world.hub("/office/" + OFFICE) : world.hub("/book/" + OFFICE);
        return Answer.of(crowd.status(page));
    }
}
