package id.lintas.passport;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The form of a name on screens and in exports. */
final class MaskedName {

    private static final String REST = "***";

    private MaskedName() {}

    /** SITI AMINAH becomes {@code S*** A***}: always three stars, so that not even a word's length is told. */
    static String of(String name) {
        return Stream.of(name.strip().split("\\s+", -1)).map(MaskedName::first).collect(Collectors.joining(" "));
    }

    private static String first(String word) {
        return word.substring(0, word.offsetByCodePoints(0, Math.min(1, word.length()))) + REST;
    }
}
