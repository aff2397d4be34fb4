package id.lintas.privacy;

/** What people type as a reason: lines of text, without what a screen or a database cannot hold. */
final class FreeText {

    /** Below this it says nothing. */
    static final int SHORTEST = 5;

    /** The longest that is kept, in characters. */
    static final int LONGEST = 500;

    private FreeText() {}

    /**
     * The text without blanks around it and without control characters.
     *
     * @throws ReasonMissing if it is longer than {@link #LONGEST}
     */
    static String clean(String typed) {
        String clean =
                typed.replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n]]", "").strip();
        if (clean.length() > LONGEST) {
            throw new ReasonMissing("reason: " + clean.length() + " characters (expected: <= " + LONGEST + ")");
        }
        return clean;
    }

    /**
     * Like {@link #clean}, for a text that must say something.
     *
     * @throws ReasonMissing if it is shorter than {@link #SHORTEST} or longer than {@link #LONGEST}
     */
    static String required(String typed) {
        String clean = clean(typed);
        if (clean.length() < SHORTEST) {
            throw new ReasonMissing("reason: " + clean.length() + " characters (expected: >= " + SHORTEST + ")");
        }
        return clean;
    }
}
