package id.lintas.app.story;

import id.lintas.simulators.bank.PayOptions;
import id.lintas.simulators.bank.SnapBank;
import id.lintas.simulators.queuebank.QueueBank;
import id.lintas.simulators.queuebank.QueuePayOptions;
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
import org.awaitility.Awaitility;

/**
 * A steady load: signed payments, payments by queue and pages, each as fast as they are answered but at most ten a second.
 * A payment for a code that no bill has is verified, kept and committed, and answered so.
 */
final class RotatingLoad implements AutoCloseable {

    private static final String CODE = "900000000000000";

    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private final List<AtomicLong> answered = new ArrayList<>();
    private volatile SnapBank bank;
    private volatile boolean open = true;

    RotatingLoad(RotatingHub hub, SnapBank bank) {
        this.bank = bank;
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        QueueBank queue = hub.queueBank();
        forever("payment", "4042512", () -> {
            return String.valueOf(
                    this.bank.pay(CODE, 350_000, PayOptions.CORRECT).responseCode());
        });
        forever("page", "200", () -> status(http, hub.url().resolve("/book/palembang")));
        forever("queue", "true", () -> {
            String body = queue.pay(CODE, 350_000, QueuePayOptions.CORRECT).body();
            return String.valueOf(body != null && body.contains("UNKNOWN_BILL"));
        });
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

    /** Returns when each kind was answered well five more times. */
    void mustGoOn() {
        List<Long> before = answered.stream().map(AtomicLong::get).toList();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            for (int i = 0; i < before.size(); i++) {
                if (answered.get(i).get() < before.get(i) + 5) {
                    return false;
                }
            }
            return true;
        });
    }

    private void forever(String kind, String expected, Callable<String> call) {
        AtomicLong good = new AtomicLong();
        answered.add(good);
        Thread thread = new Thread(
                () -> {
                    while (open) {
                        try {
                            String answer = call.call();
                            if (answer.equals(expected)) {
                                good.incrementAndGet();
                            } else if (open) {
                                failures.add(kind + " " + answer);
                            }
                            TimeUnit.MILLISECONDS.sleep(100);
                        } catch (InterruptedException e) {
                            return;
                        } catch (Exception e) {
                            if (open) {
                                failures.add(kind + " " + e.getClass().getSimpleName());
                            }
                        }
                    }
                },
                "load-" + kind);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
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
