package id.lintas.simulators.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends at moments fixed beforehand, whether or not earlier calls have been answered, and measures each call from the
 * moment it was due: a peer that stalls cannot hide it by slowing its callers down.
 */
final class OpenLoop {

    /** One call. Says whether it was answered as it should be. */
    interface Call {
        Answer send() throws Exception;
    }

    /** How a call ended. */
    enum Answer {
        GOOD,
        TOO_MANY,
        OTHER;

        /** Of a page: it is there, or it is told to wait. */
        static Answer of(int status) {
            return status == 200 ? GOOD : status == 429 ? TOO_MANY : OTHER;
        }
    }

    /**
     * What came of a run.
     *
     * @param nanos time of each good call, from when it was due
     * @param tooMany calls answered 429
     * @param other calls that failed or were answered otherwise
     */
    record Result(List<Long> nanos, long tooMany, long other) {

        long sent() {
            return nanos.size() + tooMany + other;
        }

        Result and(Result more) {
            List<Long> all = new ArrayList<>(nanos);
            all.addAll(more.nanos);
            return new Result(all, tooMany + more.tooMany, other + more.other);
        }

        /** The time in milliseconds that the given part of all good calls did not exceed; 0 without any. */
        double millis(double part) {
            List<Long> sorted = nanos.stream().sorted().toList();
            return sorted.isEmpty()
                    ? 0
                    : sorted.get((int) Math.min(sorted.size() - 1, Math.ceil(part * sorted.size()) - 1)) / 1e6;
        }
    }

    private OpenLoop() {}

    /** Runs to the end of the time; with fewer threads than calls at once, later ones are late, and measured so. */
    static Result run(int perSecond, Duration time, int threads, Call call) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "load");
            thread.setDaemon(true);
            return thread;
        });
        try {
            long start = System.nanoTime();
            long calls = perSecond * time.toSeconds();
            AtomicLong next = new AtomicLong();
            List<Future<Result>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(workers.submit(() -> work(start, perSecond, calls, next, call)));
            }
            Result sum = new Result(List.of(), 0, 0);
            for (Future<Result> one : all) {
                sum = sum.and(one.get());
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a load thread ended", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Result work(long start, int perSecond, long calls, AtomicLong next, Call call)
            throws InterruptedException {
        List<Long> nanos = new ArrayList<>();
        long tooMany = 0;
        long other = 0;
        for (long i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
            long due = start + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            long wait = due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            switch (answer(call)) {
                case GOOD -> nanos.add(System.nanoTime() - due);
                case TOO_MANY -> tooMany++;
                case OTHER -> other++;
            }
        }
        return new Result(nanos, tooMany, other);
    }

    private static Answer answer(Call call) throws InterruptedException {
        try {
            return call.send();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return Answer.OTHER;
        }
    }
}
