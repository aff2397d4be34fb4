package id.lintas.simulators.queuebank;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The last thousand replies by correlation id; a reply may come before anyone asks for it. */
final class Replies {

    private static final int KEPT = 1000;

    private final Map<String, CompletableFuture<String>> byCorrelation = new LinkedHashMap<>();

    synchronized CompletableFuture<String> to(String correlationId) {
        CompletableFuture<String> reply = byCorrelation.computeIfAbsent(correlationId, id -> new CompletableFuture<>());
        if (byCorrelation.size() > KEPT) {
            byCorrelation.remove(byCorrelation.keySet().iterator().next());
        }
        return reply;
    }

    synchronized Optional<String> known(String correlationId) {
        CompletableFuture<String> reply = byCorrelation.get(correlationId);
        return reply == null ? Optional.empty() : Optional.ofNullable(reply.getNow(null));
    }
}
