package id.lintas.limit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to a request to enter. To be closed when the work is done, on any thread; closing twice does no harm. */
public final class Admission implements AutoCloseable {

    private final @Nullable Refusal refusal;
    private @Nullable Runnable release;

    private Admission(@Nullable Refusal refusal, @Nullable Runnable release) {
        this.refusal = refusal;
        this.release = release;
    }

    static Admission refused(Refusal refusal) {
        return new Admission(refusal, null);
    }

    static Admission granted(Runnable release) {
        return new Admission(null, release);
    }

    /** An admission that holds nothing. */
    public static Admission free() {
        return new Admission(null, null);
    }

    /** Why not, or empty if the work may be done. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public synchronized void close() {
        Runnable held = release;
        release = null;
        if (held != null) {
            held.run();
        }
    }
}
