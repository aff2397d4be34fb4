package id.lintas.route.drop;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path as a client says it, taken apart without asking the file system. There are only {@code /}, {@code /in}, {@code /out} and
 * plain names in these two; whatever else a path may mean, it means nothing here.
 *
 * @param folder {@code in} or {@code out}; empty for the root itself
 * @param file the name of a file; empty for a folder itself
 */
record VirtualPath(String folder, String file) {

    /** ASCII alone: no two names look alike, none has a second spelling, none begins with a dot or a dash. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,120}");

    private static final int LONGEST = 512;

    /** The path, or empty if there is no such place. */
    static Optional<VirtualPath> of(String said) {
        if (said.length() > LONGEST) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : said.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String folder = parts.isEmpty() ? "" : parts.pollFirst();
        String file = parts.isEmpty() ? "" : parts.pollFirst();
        boolean known = folder.isEmpty() || folder.equals(DropFolders.IN) || folder.equals(DropFolders.OUT);
        boolean plain = file.isEmpty() || NAME.matcher(file).matches();
        return known && plain && parts.isEmpty() ? Optional.of(new VirtualPath(folder, file)) : Optional.empty();
    }

    boolean isFile() {
        return !file.isEmpty();
    }

    boolean inIn() {
        return folder.equals(DropFolders.IN);
    }

    @Override
    public String toString() {
        return "/" + folder + (file.isEmpty() ? "" : "/" + file);
    }
}
