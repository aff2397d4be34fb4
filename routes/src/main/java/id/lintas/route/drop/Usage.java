package id.lintas.route.drop;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** What one user has lying in its {@code in/}, and which of it is being written at the moment. Thread-safe. */
final class Usage {

    private final Set<String> writing = new HashSet<>();
    private long bytes;

    /**
     * Takes the name for writing.
     *
     * @param in the folder
     * @return false if somebody writes it already, or there are as many files as there may be and this is not one of them
     * @throws IOException if the folder cannot be read
     */
    synchronized boolean begin(Path in, String file, int mostFiles) throws IOException {
        int files = 0;
        long lying = 0;
        boolean known = false;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(in)) {
            for (Path one : all) {
                BasicFileAttributes about =
                        Files.readAttributes(one, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                files++;
                lying += about.size();
                known |= one.getFileName().toString().equals(file);
            }
        }
        bytes = lying;
        return (known || files < mostFiles) && writing.add(file);
    }

    /** The name is no longer written. */
    synchronized void end(String file) {
        writing.remove(file);
    }

    synchronized boolean writing(String file) {
        return writing.contains(file);
    }

    /** Takes so many bytes more, unless that would be more than there may be. */
    synchronized boolean grow(long by, long mostBytes) {
        if (bytes + by > mostBytes) {
            return false;
        }
        bytes += by;
        return true;
    }
}
