package id.lintas.route.drop;

import java.util.regex.Pattern;

/**
 * Somebody with a root on the hub's SFTP server.
 *
 * @param name the login name: a partner's id, or {@code office.} and an office's id
 * @param keys reference of the public keys that open it, one a line as in {@code authorized_keys}
 * @param puts the names of files it may put into {@code in/}; matches nothing for those who only fetch
 * @param marker what the names of files end in that it lays beside those; empty if there are none
 * @param fileBytes the most that one file may have
 */
record DropUser(String name, String keys, Pattern puts, String marker, int fileBytes) {

    /** Nothing may be put. */
    static final Pattern NONE = Pattern.compile("(?!)");

    private static final String PART = ".part";

    /** Whether a file may have this name once it is whole. */
    boolean whole(String file) {
        return puts.matcher(file).matches()
                || (!marker.isEmpty()
                        && file.endsWith(marker)
                        && puts.matcher(file.substring(0, file.length() - marker.length()))
                                .matches());
    }

    /** Whether a file may have this name while it is being written. */
    boolean part(String file) {
        return file.endsWith(PART) && whole(file.substring(0, file.length() - PART.length()));
    }

    /** Two users with the same name are the same only while nothing about them changed. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DropUser user
                && name.equals(user.name)
                && keys.equals(user.keys)
                && puts.pattern().equals(user.puts.pattern())
                && marker.equals(user.marker)
                && fileBytes == user.fileBytes;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
