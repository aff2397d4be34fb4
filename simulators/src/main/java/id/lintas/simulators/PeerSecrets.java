package id.lintas.simulators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of secrets: {@code <peer>/<what>}, text without its last line end. */
record PeerSecrets(Path folder) {

    Path file(String peer, String what) {
        return folder.resolve(peer).resolve(what);
    }

    String text(String peer, String what) throws IOException {
        return Files.readString(file(peer, what)).strip();
    }

    /** The webhook secret of each office that has one. */
    Map<String, String> webhooks() throws IOException {
        Map<String, String> secrets = new TreeMap<>();
        for (Path peer : peers()) {
            if (Files.exists(peer.resolve("webhook-secret"))) {
                String office = peer.getFileName().toString();
                secrets.put(office, text(office, "webhook-secret"));
            }
        }
        return secrets;
    }

    private List<Path> peers() throws IOException {
        try (Stream<Path> peers = Files.list(folder)) {
            return peers.filter(Files::isDirectory).toList();
        }
    }
}
