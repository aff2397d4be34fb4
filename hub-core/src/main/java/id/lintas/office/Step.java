package id.lintas.office;

import org.jspecify.annotations.Nullable;

/** A step of work that is done beside other work: what it asks is answered, and what it writes is written, when the next one is taken. */
@FunctionalInterface
public interface Step {

    /** Does it and returns the next one; null if the work is done. */
    @Nullable
    Step take();

    /** Does it and all that follow, with nothing beside it. */
    static void all(Step first) {
        for (Step next = first; next != null; ) {
            next = next.take();
        }
    }
}
