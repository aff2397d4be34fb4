package id.lintas.simulators.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the registry has stored, by kind and key: a journal of lines, each on disk before anybody hears of it, which whoever
 * answers sees to by {@link #sync}, so that a restart forgets nothing and issues no number twice. A line that a crash cut short was never answered, so it is as if it had
 * not been. Thread-safe.
 */
final class Archive implements AutoCloseable {

    private final FileChannel journal;
    private final Map<String, Map<String, String>> entries = new HashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final Map<String, Integer> written = new HashMap<>();
    private boolean unsynced;

    Archive(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("journal");
        if (Files.exists(file)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(this::remember);
            if (whole.length() < text.length()) {
                // Cut off, or the next line would be joined to it and lost, and with it a number that was given out.
                try (FileChannel torn = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    torn.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
                }
            }
        }
        journal = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void remember(String line) {
        String[] parts = line.split("\t", 3);
        if (parts.length == 3 && parts[2].endsWith("}")) {
            entries.computeIfAbsent(parts[0], kind -> new LinkedHashMap<>()).put(parts[1], parts[2]);
            written.merge(parts[0] + "/" + parts[1], 1, Integer::sum);
        }
    }

    /** The entry, made on first asking and the same ever after. */
    synchronized String once(String kind, String key, Maker maker) {
        asked.merge(kind + "/" + key, 1, Integer::sum);
        Map<String, String> known = entries.computeIfAbsent(kind, any -> new LinkedHashMap<>());
        String entry = known.get(key);
        if (entry == null) {
            entry = Json.write(maker.make(known.size() + 1));
            append(kind + "\t" + key + "\t" + entry + "\n");
            written.merge(kind + "/" + key, 1, Integer::sum);
            known.put(key, entry);
        }
        return entry;
    }

    private void append(String line) {
        try {
            journal.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            unsynced = true;
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's journal cannot be written", e);
        }
    }

    /** Puts on disk what was written; to be called before an answer leaves, once for many of them. */
    synchronized void sync() {
        try {
            if (unsynced) {
                journal.force(false);
                unsynced = false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's journal cannot be written", e);
        }
    }

    synchronized Optional<JsonNode> find(String kind, String key) throws IOException {
        String entry = entries.getOrDefault(kind, Map.of()).get(key);
        return entry == null ? Optional.empty() : Optional.of(Json.read(entry));
    }

    synchronized int count(String kind) {
        return entries.getOrDefault(kind, Map.of()).size();
    }

    /** How often the entry was asked for since this process began: repeats included. */
    synchronized int asked(String kind, String key) {
        return asked.getOrDefault(kind + "/" + key, 0);
    }

    /** How many lines the journal has for the entry; more than one would be an effect doubled. */
    synchronized int written(String kind, String key) {
        return written.getOrDefault(kind + "/" + key, 0);
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }

    /** Makes a new entry with the next number of its kind. */
    interface Maker {
        Map<String, Object> make(int number);
    }
}
