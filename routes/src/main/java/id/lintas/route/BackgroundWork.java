package id.lintas.route;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Work that a bean does on threads of its own from each start to the next stop. */
public abstract class BackgroundWork implements SmartLifecycle {

    private volatile @Nullable Runnable end;

    /** Begins. What is returned ends it, once, and waits for a while for what is under way. */
    protected abstract Runnable begin();

    @Override
    public final synchronized void start() {
        if (end == null) {
            end = begin();
        }
    }

    @Override
    public final synchronized void stop() {
        Runnable running = end;
        if (running != null) {
            running.run();
            end = null;
        }
    }

    @Override
    public final boolean isRunning() {
        return end != null;
    }
}
