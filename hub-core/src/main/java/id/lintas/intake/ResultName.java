package id.lintas.intake;

import id.lintas.message.MessageLog;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of the result of a file. A usual name is kept: {@code POS-1.txt} gets {@code POS-1.result.txt}. In any other,
 * whatever is neither letter nor digit becomes a dash, and part of the name's digest, after a dot that no usual name has, tells it from its likes: no name that
 * a stranger thinks of leads elsewhere, is an expression, or hits another's result.
 */
final class ResultName {

    private static final Pattern USUAL = Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,80})\\.(txt|csv)");

    private static final int LONGEST = 60;
    private static final int TELLING = 12;

    private ResultName() {}

    static String of(String name) {
        Matcher usual = USUAL.matcher(name);
        return usual.matches()
                ? usual.group(1) + ".result." + usual.group(2)
                : plain(name) + "." + telling(name) + ".result.txt";
    }

    /** Of a refusal that must not take the place of the result that the name already has. */
    static String beside(String name, String contentDigest) {
        Matcher usual = USUAL.matcher(name);
        String begin = usual.matches() ? usual.group(1) : plain(name) + "." + telling(name);
        return begin + "." + contentDigest.substring(0, TELLING) + ".result.txt";
    }

    private static String plain(String name) {
        String letters = name.replaceAll("[^A-Za-z0-9]+", "-").replaceFirst("^-+", "");
        String begin = letters.isEmpty() ? "x" : letters;
        return begin.length() <= LONGEST ? begin : begin.substring(0, LONGEST);
    }

    private static String telling(String name) {
        return MessageLog.sha256(name.getBytes(StandardCharsets.UTF_8)).substring(0, TELLING);
    }
}
