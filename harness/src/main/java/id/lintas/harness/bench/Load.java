package id.lintas.harness.bench;

import id.lintas.harness.ProcessIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The load's process: takes orders as lines and answers each with one. */
final class Load implements AutoCloseable {

    private static final long PATIENCE_MINUTES = 20;

    private final Process process;
    private final PrintStream orders;
    private final Map<String, CompletableFuture<Map<String, String>>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Map<String, String>> ready = new CompletableFuture<>();

    Load(Process process) {
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers.put("ready", ready);
        Thread reader = new Thread(this::read, "load-answers");
        reader.setDaemon(true);
        reader.start();
        get(ready, "ready");
    }

    ProcessIdentity identity() {
        return ProcessIdentity.of(process.toHandle());
    }

    /** Gives an order and returns at once. */
    CompletableFuture<Map<String, String>> begin(String word, Map<String, Object> how) {
        CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();
        answers.put(word, answer);
        tell(word, how);
        return answer;
    }

    /** Gives an order that has no answer. */
    void tell(String word, Map<String, Object> how) {
        StringBuilder line = new StringBuilder(word);
        how.forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
        orders.println(line);
    }

    /** Gives an order and returns what came of it. */
    Map<String, String> run(String word, Map<String, Object> how) {
        return get(begin(word, how), word);
    }

    static Map<String, String> get(CompletableFuture<Map<String, String>> answer, String word) {
        try {
            return answer.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new BenchFailed("the load, told to " + word + ": " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new BenchFailed("the load does not answer: " + word, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            // as when it ended
        }
        answers.values().forEach(one -> one.completeExceptionally(new IOException("the load's process has ended")));
    }

    private void take(String line) {
        String[] parts = line.split(" ", -1);
        CompletableFuture<Map<String, String>> answer = answers.get(parts[0]);
        if (answer == null) {
            return;
        }
        if (parts.length > 1 && parts[1].equals("failed")) {
            answer.completeExceptionally(new IOException(line));
            return;
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
            }
        }
        answer.complete(values);
    }

    @Override
    public void close() {
        orders.close();
        process.destroy();
    }
}
