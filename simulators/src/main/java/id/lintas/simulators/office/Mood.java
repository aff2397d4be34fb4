package id.lintas.simulators.office;

import java.time.Duration;

/**
 * How an office's system behaves for the calls to come.
 *
 * @param kind what it does
 * @param delay how long a slow system takes before it accepts
 * @param calls for how many calls; afterwards the system is up again
 */
public record Mood(Kind kind, Duration delay, int calls) {

    /** Accepts whatever is signed correctly. */
    public static final Mood UP = new Mood(Kind.UP, Duration.ZERO, Integer.MAX_VALUE);

    /** What an office's system does with a call. */
    public enum Kind {
        /** Accepts what is signed correctly. */
        UP,
        /** Answers 503 and stores nothing. */
        DOWN,
        /** Waits, then accepts. */
        SLOW,
        /** Answers 422 and stores nothing. */
        REFUSE
    }
}
