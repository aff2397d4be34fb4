package id.lintas.intake;

/**
 * One thing that is wrong with a statement.
 *
 * @param flaw which
 * @param place where, such as a line or an element; may be empty, as may be the others
 * @param said what stands there
 * @param found what the rest of the file makes of it
 */
public record StatementReason(StatementFlaw flaw, String place, String said, String found) {

    private static final int LONGEST = 200;
    private static final String BETWEEN = "|";

    /** Cuts and cleans what came from outside. */
    public StatementReason {
        place = plain(place);
        said = plain(said);
        found = plain(found);
    }

    /** What is wrong with a line of a file of lines. */
    public static StatementReason line(long line, StatementFlaw flaw, String said, String found) {
        return new StatementReason(flaw, "line " + line, said, found);
    }

    /** What is wrong with the file itself. */
    public static StatementReason file(String why) {
        return new StatementReason(StatementFlaw.FILE, "", why, "");
    }

    /** What the place is, if it is a number of something: {@code line} of the file or {@code booking}; otherwise empty. */
    public String counted() {
        return place.matches("(line|booking) [0-9]+") ? place.substring(0, place.indexOf(' ')) : "";
    }

    /** The number of it. */
    public String number() {
        return place.substring(place.indexOf(' ') + 1);
    }

    /** As it is kept and told: the flaw's name and the rest, with strokes between. */
    String text() {
        return String.join(BETWEEN, flaw.name(), place, said, found);
    }

    /** Reads what {@link #text} wrote. */
    static StatementReason of(String text) {
        String[] parts = text.split("\\|", -1);
        return new StatementReason(StatementFlaw.valueOf(parts[0]), parts[1], parts[2], parts[3]);
    }

    private static String plain(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7E]|\\|", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
