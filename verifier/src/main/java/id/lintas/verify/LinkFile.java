package id.lintas.verify;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of links in X-Road's form. Its first line is {@code <previous digest|-> <previous file|-> SHA-512}, each next
 * {@code <digest> <file>}; in evidence, a file that is not shown stands as {@code sha512:<its digest>}.
 */
final class LinkFile implements Closeable {

    private static final Pattern FIRST = Pattern.compile("(-|[0-9a-f]{128}) (\\S{1,120}) SHA-512");
    private static final Pattern NEXT = Pattern.compile("([0-9a-f]{128}) (entry-\\d{12}\\.json|sha512:[0-9a-f]{128})");

    private final String name;
    private final Lines lines;
    private final String previousDigest;
    private final String previousFile;

    LinkFile(String name, Lines lines) throws BadEvidence, IOException {
        this.name = name;
        this.lines = lines;
        Matcher first = FIRST.matcher(lines.next().orElse(""));
        if (!first.matches()) {
            throw new BadEvidence(name + ", line 1: not \"<digest or -> <file or -> SHA-512\"");
        }
        this.previousDigest = first.group(1).equals("-") ? "" : first.group(1);
        this.previousFile = first.group(2);
    }

    /** The digest before the first link, empty at the beginning of the chain. */
    String previousDigest() {
        return previousDigest;
    }

    String previousFile() {
        return previousFile;
    }

    Optional<Link> next() throws BadEvidence, IOException {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Matcher link = NEXT.matcher(line.get());
        if (!link.matches()) {
            throw new BadEvidence(name + ", line " + lines.number() + ": not \"<digest> <file>\"");
        }
        return Optional.of(new Link(link.group(1), link.group(2)));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    record Link(String digest, String file) {

        boolean shown() {
            return file.startsWith("entry-");
        }

        /** The number in the file's name. */
        long number() {
            return Long.parseLong(file.substring("entry-".length(), file.length() - ".json".length()));
        }
    }
}
