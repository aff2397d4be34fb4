package id.lintas.harness.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The child processes of a demonstration that serves. */
record Running(List<Part> parts) {

    Running with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new Running(List.copyOf(more));
    }

    /** Returns when all of them have ended, which they do only by themselves; Ctrl-C ends this JVM instead. */
    void serve(Screen screen) {
        CompletableFuture.allOf(parts.stream()
                        .map(part -> part.process().onExit().thenRun(() -> screen.lost(part)))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
