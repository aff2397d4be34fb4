package id.lintas.route.receive;

import java.util.concurrent.TimeUnit;

/** The most that lives on the heap while something is done: what is left after a collection, looked at again and again. */
final class LiveHeap implements AutoCloseable {

    private static final long MIB = 1 << 20;

    private final long before = settled();
    private volatile long most = before;
    private volatile boolean ended;
    private final Thread watcher = new Thread(this::watch, "live-heap");

    LiveHeap() {
        watcher.setDaemon(true);
        watcher.start();
    }

    /** What was let go just before is let go for good only after some collections. */
    private static long settled() {
        return Math.min(now(), Math.min(now(), now()));
    }

    private static long now() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void watch() {
        while (!ended) {
            most = Math.max(most, now());
            try {
                TimeUnit.MILLISECONDS.sleep(750);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What lived at the beginning, in bytes. */
    long live() {
        return before;
    }

    /** How many MiB more than at the beginning. */
    long grownBy() {
        return (Math.max(most, now()) - before) / MIB;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        watcher.join();
    }
}
