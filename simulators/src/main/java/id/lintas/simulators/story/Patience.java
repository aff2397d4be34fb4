package id.lintas.simulators.story;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Looks again and again until something is there, as a person in front of a page does. */
final class Patience {

    static final Duration USUAL = Duration.ofSeconds(30);
    static final Duration FOR_A_DRAIN = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(150);

    private Patience() {}

    /** One look. */
    @FunctionalInterface
    interface Look<T> {
        T look() throws IOException, InterruptedException, StepMissed;
    }

    /** Whether what was looked at is what was waited for. */
    @FunctionalInterface
    interface Wanted<T> {
        boolean is(T seen);
    }

    /**
     * Returns the first look that is as wanted.
     *
     * @throws StepMissed after the time given, with the last look in words
     */
    static <T> T until(Duration most, Look<T> look, Wanted<T> wanted)
            throws IOException, InterruptedException, StepMissed {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            T seen = look.look();
            if (wanted.is(seen)) {
                return seen;
            }
            if (System.nanoTime() > end) {
                throw new StepMissed("after " + most.toSeconds() + " s still " + seen);
            }
            pause();
        }
    }

    /** Like {@link #until} for something that may not be there at all. */
    static <T> T untilThere(Duration most, String what, Look<Optional<T>> look)
            throws IOException, InterruptedException, StepMissed {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            Optional<T> seen = look.look();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > end) {
                throw new StepMissed("after " + most.toSeconds() + " s no " + what);
            }
            pause();
        }
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(PAUSE.toMillis());
    }
}
