package id.lintas.simulators.story;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Plays a story by its name: {@code walk}, {@code tenancy} for an office that comes and goes, {@code payments} for what
 * can happen to a payment, or {@code traffic} for
 * applicants without end.
 */
public final class Stories {

    private static final String TRAFFIC = "traffic";
    private static final String NEIGHBOUR = "neighbour";
    static final String FLOOD = "flood";
    private static final String TENANCY = "tenancy";
    private static final String PAYMENTS = "payments";

    private Stories() {}

    /**
     * Plays the story named by the first argument, {@code walk} without one, and ends with status 0 only without a miss.
     *
     * @param args the story's name
     */
    public static void main(String[] args) {
        String name = args.length == 0 ? "walk" : args[0];
        try {
            StoryResult result = run(name, fromSystemProperties(), System.out);
            System.exit(status(result));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    static int status(StoryResult result) {
        return result.misses() == 0 && result.passed() > 0 ? 0 : 1;
    }

    /** Plays the walk with these people. */
    public static StoryResult walk(StoryWorld world, People people, PrintStream out) {
        return run(new Walk(new SynthFingers(), people), world, out);
    }

    /** Plays the story of a new office on this stage. */
    public static StoryResult tenancy(StoryWorld world, TenancyStage stage, PrintStream out) {
        return run(new TenancyStory(stage, new SynthFingers()), world, out);
    }

    /**
     * Plays the story and prints one line for each check; returns when it is over, {@code traffic} when the thread is
     * interrupted.
     *
     * @throws IllegalArgumentException when no story has the name
     */
    public static StoryResult run(String name, StoryWorld world, PrintStream out) {
        return switch (name) {
            case "walk" -> run(new Walk(new SynthFingers()), world, out);
            case TRAFFIC -> {
                new Traffic(new WalkCast(world, new SynthFingers())).flow();
                yield new StoryResult(0, 0);
            }
            case NEIGHBOUR ->
                Neighbour.run(
                        world,
                        Path.of(property("lintas.secrets.peers")),
                        Duration.ofSeconds(Integer.getInteger("lintas.bench.seconds", 15)),
                        out);
            case FLOOD -> Flood.run(world, System.in, out);
            case PAYMENTS -> run(new PaymentsStory(new SynthFingers()), world, out);
            case TENANCY -> tenancy(world, stage(), out);
            default ->
                throw new IllegalArgumentException(
                        "story: " + name + " (expected: walk, " + TENANCY + ", " + PAYMENTS + " or " + TRAFFIC + ")");
        };
    }

    static StoryResult run(Story story, StoryWorld world, PrintStream out) {
        List<List<Scene>> acts = story.acts(world);
        try {
            return new Telling(out).play(acts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StoryResult(0, 1);
        }
    }

    private static StoryWorld fromSystemProperties() {
        Path passwords = Path.of(property("lintas.secrets.demo"));
        return new StoryWorld(
                URI.create(property("lintas.hub.url")),
                URI.create(property("lintas.keycloak.url")),
                URI.create(property("lintas.peers.url")),
                URI.create(property("lintas.registry.url")),
                user -> password(passwords.resolve(user)));
    }

    private static TenancyStage stage() {
        Path tenants = Path.of(property("lintas.tenants"));
        return new TenancyStage(
                new ShellCommands(Path.of(property("lintas.command")), tenants),
                tenants,
                Path.of(property("lintas.secrets")),
                property("lintas.broker.url"),
                Integer.parseInt(property("lintas.drop.port")),
                Path.of(property("lintas.story.keep")));
    }

    private static String password(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("password file " + file, e);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("system property " + name + " is missing (expected: -D" + name + "=…)");
        }
        return value;
    }
}
