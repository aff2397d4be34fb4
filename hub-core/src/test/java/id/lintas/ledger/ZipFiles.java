package id.lintas.ledger;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A zip as a map, for those who tamper with it. */
final class ZipFiles {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    static ZipFiles read(byte[] zip) throws IOException {
        ZipFiles read = new ZipFiles();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                read.files.put(entry.getName(), in.readAllBytes());
            }
        }
        return read;
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("file: " + name + " (expected: one of " + files.keySet() + ")");
        }
        return bytes;
    }

    java.util.Set<String> names() {
        return files.keySet();
    }

    ZipFiles put(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    ZipFiles put(String name, String content) {
        return put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ZipFiles remove(String name) {
        bytes(name);
        files.remove(name);
        return this;
    }

    Path write(Path file) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return file;
    }
}
