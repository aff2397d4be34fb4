package id.lintas.simulators.story;

import id.lintas.simulators.bank.BankSettings;
import id.lintas.simulators.bank.PayOptions;
import id.lintas.simulators.bank.PrivateKeyFile;
import id.lintas.simulators.bank.SnapAnswer;
import id.lintas.simulators.bank.SnapBank;
import id.lintas.simulators.story.FloodProcess.Counts;
import id.lintas.simulators.story.OpenLoop.Answer;
import id.lintas.simulators.story.OpenLoop.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures what a quiet office and its bank feel while another office floods the hub: the same load alone and beside the
 * flood, in turns within one run. The quiet load is signed payments and the portal's list of cases; payments are of
 * billing codes that nobody issued, so each is verified, written down and committed, and nothing else in the installation
 * works on it. {@link Flood} is the other office's.
 */
final class Neighbour {

    static final double MOST = 1.20;

    private static final int PAYMENTS = 10;
    private static final int PAGES = 5;
    private static final int ROUNDS = 3;
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final String QUIET = "palembang";

    private final StoryWorld world;
    private final SnapBank bank;
    private final Browser clerk = new Browser();
    private final AtomicLong numbers = new AtomicLong();

    private Neighbour(StoryWorld world, SnapBank bank) {
        this.world = world;
        this.bank = bank;
    }

    /** The two quiet loads of a time. */
    private record Quiet(Result payments, Result pages) {
        private Quiet and(Quiet more) {
            return new Quiet(payments.and(more.payments), pages.and(more.pages));
        }
    }

    /**
     * Runs the measurement and prints it.
     *
     * @param secrets folder of the peers' secrets
     * @param round how long each half of each of the three rounds takes
     */
    static StoryResult run(StoryWorld world, Path secrets, Duration round, PrintStream out) {
        try {
            BankSettings settings = new BankSettings(
                    world.hub(),
                    "bank-musi",
                    "  088899",
                    "95231",
                    Files.readString(secrets.resolve("bank-musi/client-secret")).strip(),
                    PrivateKeyFile.read(secrets.resolve("bank-musi/private-key.pem")));
            return new Neighbour(world, new SnapBank(settings, Clock.systemUTC())).measure(round, out);
        } catch (IOException | StepMissed e) {
            out.println("neighbour: " + e);
            return new StoryResult(0, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new StoryResult(0, 1);
        }
    }

    private StoryResult measure(Duration round, PrintStream out) throws IOException, InterruptedException, StepMissed {
        new StaffLogin(world).enter(clerk, "dewi", world.hub("/office"));
        out.printf(
                "neighbour: %s asks for %d signed payments and %d portal pages a second; %s sends %d requests a second%n",
                QUIET, PAYMENTS, PAGES, Flood.OFFICE, Flood.PER_SECOND);
        Quiet alone = none();
        Quiet beside = none();
        Counts flooded = Counts.NONE;
        try (FloodProcess flood = FloodProcess.start()) {
            beside(flood, WARM_UP);
            for (int i = 1; i <= ROUNDS; i++) {
                quiet(CALM);
                alone = alone.and(quiet(round));
                Beside both = beside(flood, round);
                beside = beside.and(both.quiet());
                flooded = flooded.and(both.flood());
                out.printf("  round %d of %d done%n", i, ROUNDS);
            }
        }
        return print(alone, beside, flooded, out);
    }

    /** The quiet loads of a time in which the other office flooded. */
    private record Beside(Quiet quiet, Counts flood) {}

    private Beside beside(FloodProcess flood, Duration time) {
        CompletableFuture<Counts> loud = later(() -> flood.run(time));
        Quiet quiet = quiet(time);
        return new Beside(quiet, loud.join());
    }

    private static StoryResult print(Quiet alone, Quiet beside, Counts flood, PrintStream out) {
        double payments = line("payments", alone.payments(), beside.payments(), out);
        double pages = line("pages", alone.pages(), beside.pages(), out);
        out.printf(
                "  flood: %d sent, %d accepted, %d answered 429, %d failed%n",
                flood.accepted() + flood.tooMany() + flood.failed(), flood.accepted(), flood.tooMany(), flood.failed());
        long wrong = wrong(alone.payments()) + wrong(alone.pages()) + wrong(beside.payments()) + wrong(beside.pages());
        out.printf("  quiet calls not answered as they should be: %d%n", wrong);
        double worst = Math.max(payments, pages);
        boolean held = worst <= MOST && wrong == 0;
        out.printf("ratio %.2f (expected: at most %.2f): %s%n", worst, MOST, held ? "ok" : "MISS");
        return held ? new StoryResult(1, 0) : new StoryResult(0, 1);
    }

    private static double line(String name, Result alone, Result beside, PrintStream out) {
        double ratio = beside.millis(0.95) / Math.max(0.001, alone.millis(0.95));
        out.printf(
                "  %-9s alone p50 %.1f p95 %.1f p99 %.1f ms (%d); beside the flood p50 %.1f p95 %.1f p99 %.1f ms (%d); p95"
                        + " ratio %.2f%n",
                name,
                alone.millis(0.5),
                alone.millis(0.95),
                alone.millis(0.99),
                alone.nanos().size(),
                beside.millis(0.5),
                beside.millis(0.95),
                beside.millis(0.99),
                beside.nanos().size(),
                ratio);
        return ratio;
    }

    private static long wrong(Result result) {
        return result.tooMany() + result.other();
    }

    private static Quiet none() {
        Result nothing = new Result(java.util.List.of(), 0, 0);
        return new Quiet(nothing, nothing);
    }

    private Quiet quiet(Duration time) {
        CompletableFuture<Result> payments = later(() -> OpenLoop.run(PAYMENTS, time, 16, this::pay));
        CompletableFuture<Result> pages = later(() -> OpenLoop.run(PAGES, time, 16, this::look));
        return new Quiet(payments.join(), pages.join());
    }

    private interface Load<T> {
        T run() throws InterruptedException;
    }

    private static <T> CompletableFuture<T> later(Load<T> load) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        result.complete(load.run());
                    } catch (InterruptedException e) {
                        result.completeExceptionally(new CompletionException(e));
                    }
                },
                "load-clock");
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    /** A code that no bill has: the money is held, which SNAP calls 4042512. */
    private Answer pay() throws IOException {
        long number = 900_000_000_000_000L + numbers.incrementAndGet() % 1000;
        SnapAnswer answer = bank.pay(Long.toString(number), 350_000, PayOptions.CORRECT);
        return answer.status() == 429
                ? Answer.TOO_MANY
                : "4042512".equals(answer.responseCode()) ? Answer.GOOD : Answer.OTHER;
    }

    private Answer look() throws IOException, InterruptedException {
        return Answer.of(clerk.status(world.hub("/office/" + QUIET)));
    }
}
