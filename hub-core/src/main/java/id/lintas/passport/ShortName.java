package id.lintas.passport;

/** The form of a name that leaves the office. */
final class ShortName {

    private ShortName() {}

    /** First name and initials, {@code SITI A.}; of a person with one name its first half, {@code SUHA.}. */
    static String of(String name) {
        String[] words = name.strip().split("\\s+", -1);
        if (words.length == 1) {
            String only = words[0];
            int shown = only.offsetByCodePoints(0, (only.codePointCount(0, only.length()) + 1) / 2);
            return only.substring(0, shown) + '.';
        }
        StringBuilder shortened = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            shortened.append(' ').appendCodePoint(words[i].codePointAt(0)).append('.');
        }
        return shortened.toString();
    }
}
