package id.lintas.app.story;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.simulators.bank.PayOptions;
import id.lintas.simulators.bank.SnapBank;
import id.lintas.simulators.queuebank.QueueBank;
import id.lintas.simulators.queuebank.QueuePayOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A steady load of several kinds, each as fast as it is answered but at most ten a second. The usual one is signed payments,
 * payments by queue and pages; a payment for a code that no bill has is verified, kept and committed, and answered so.
 */
final class RotatingLoad implements AutoCloseable {

    private static final String CODE = "900000000000000";
    private static final int SOME = 5;

    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final List<AtomicLong> answered = new ArrayList<>();
    private volatile @Nullable SnapBank bank;
    private volatile boolean open = true;

    private RotatingLoad() {}

    RotatingLoad(RotatingHub hub, SnapBank bank) {
        this.bank = bank;
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        and("payment", "4042512", () -> {
            return String.valueOf(requireNonNull(this.bank)
                    .pay(CODE, 350_000, PayOptions.CORRECT)
                    .responseCode());
        });
        and("page", "200", () -> status(http, hub.url().resolve("/book/palembang")));
        and("queue", "true", () -> pay(hub.queueBank()));
    }

    /** A load of one kind: calls for ever and counts the answers that are as expected. */
    static RotatingLoad of(String kind, String expected, Callable<String> call) {
        return new RotatingLoad().and(kind, expected, call);
    }

    /** A payment by queue; {@code "true"} if the hub answered as it does for a code that no bill has. */
    static String pay(QueueBank queue) throws IOException {
        String body = queue.pay(CODE, 350_000, QueuePayOptions.CORRECT).body();
        return String.valueOf(body != null && body.contains("UNKNOWN_BILL"));
    }

    /** From now on another bank, the same with other keys, pays. */
    void use(SnapBank other) {
        bank = other;
    }

    /** What went wrong, each kind once. */
    Set<String> failures() {
        return failures;
    }

    long answered() {
        return answered.stream().mapToLong(AtomicLong::get).sum();
    }

    /** Returns when each kind was answered well a few more times, however long that takes on a machine with other work. */
    void mustGoOn() {
        List<Long> before = good();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    List<Long> now = good();
                    assertThat(IntStream.range(0, now.size()).mapToLong(i -> now.get(i) - before.get(i)))
                            .as("answers since %s, failures %s", before, failures)
                            .allMatch(more -> more >= SOME);
                });
    }

    private List<Long> good() {
        return answered.stream().map(AtomicLong::get).toList();
    }

    /** Adds a kind, which begins at once. */
    RotatingLoad and(String kind, String expected, Callable<String> call) {
        AtomicLong good = new AtomicLong();
        answered.add(good);
        Thread thread = new Thread(() -> forever(kind, expected, call, good), "load-" + kind);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
        return this;
    }

    private void forever(String kind, String expected, Callable<String> call, AtomicLong good) {
        try {
            while (open) {
                String answer = answer(call);
                if (answer.equals(expected)) {
                    good.incrementAndGet();
                } else if (open) {
                    failures.add(kind + " " + answer);
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String answer(Callable<String> call) throws InterruptedException {
        try {
            return call.call();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    private static String status(HttpClient http, URI page) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(20)).build();
        return Integer.toString(
                http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        for (Thread thread : threads) {
            thread.join(20_000);
        }
    }
}
