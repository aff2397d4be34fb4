package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.Java;
import id.lintas.harness.ProcessIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A part that this launcher runs as a child process with a log of its own. */
final class Part {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final Process process;
    private final Path log;

    private Part(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static Part launch(
            String name, List<String> command, Map<String, String> environment, Layout layout, PidFiles pids) {
        Path log = layout.log(name);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(Java.detached(command))
                    .directory(layout.checkout().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            pids.record(name, ProcessIdentity.of(process.toHandle()));
            return new Part(name, process, log);
        } catch (IOException e) {
            throw new HarnessFailed(name + " does not start: " + e.getMessage(), e);
        }
    }

    Process process() {
        return process;
    }

    String name() {
        return name;
    }

    /** Returns when the URL answers 200. */
    void awaitReady(String url) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // it does not listen yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HarnessFailed(name + " is not ready: interrupted", e);
            }
            if (ended()) {
                throw new HarnessFailed(obituary());
            }
        }
        throw new HarnessFailed(name + " is not ready after " + PATIENCE.toSeconds() + " s: ./lintas logs " + name);
    }

    /** One line on how it ended. */
    String obituary() {
        String why = "";
        try {
            List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
            why = lines.stream()
                    .filter(line -> line.contains("Caused by") || line.contains("Exception") || line.contains("ERROR"))
                    .reduce((first, second) -> second)
                    .map(line -> ": " + line.strip())
                    .orElse("");
        } catch (IOException e) {
            // the log is a courtesy here
        }
        return name + " has ended with " + process.exitValue() + why + " (./lintas logs " + name + ")";
    }

    private boolean ended() {
        try {
            return process.waitFor(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
