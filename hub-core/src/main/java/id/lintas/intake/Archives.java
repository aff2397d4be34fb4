package id.lintas.intake;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Tells by its first bytes a file that would have to be unpacked. The hub unpacks nothing, so nothing can grow. */
final class Archives {

    /** How many bytes it takes to tell. */
    static final int HEAD = 6;

    private static final Map<String, String> KINDS = Map.of(
            "504b0304", "zip/xlsx",
            "504b0506", "zip/xlsx",
            "504b0708", "zip/xlsx",
            "1f8b", "gzip",
            "425a68", "bzip2",
            "fd377a585a00", "xz",
            "28b52ffd", "zstd",
            "377abcaf271c", "7z",
            "526172211a07", "rar",
            "d0cf11e0", "xls/doc");

    private Archives() {}

    /** The kind of archive that begins like this, or empty. */
    static Optional<String> kind(byte[] head, int length) {
        String hex = HexFormat.of().formatHex(Arrays.copyOf(head, Math.min(length, HEAD)));
        return KINDS.entrySet().stream()
                .filter(kind -> hex.startsWith(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
