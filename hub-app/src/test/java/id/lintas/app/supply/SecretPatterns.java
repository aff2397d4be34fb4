package id.lintas.app.supply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what looks like a secret in a text: key material by its form, and random texts that something is set to. */
final class SecretPatterns {

    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----(\\\\n|\\s)*[A-Za-z0-9+/]{40}"),
            Pattern.compile("whsec_[A-Za-z0-9+/]{24,}"),
            Pattern.compile("AKIA[0-9A-Z]{16}"),
            Pattern.compile("gh[pousr]_[A-Za-z0-9]{30,}"),
            Pattern.compile("eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}"));

    /** A name that says secret, and what follows it. */
    private static final Pattern SET = Pattern.compile(
            "(?i)(?:password|passwd|secret|token|credential|kek|api-?key)[\\w.-]*[\"']?\\s*[:=]\\s*[\"']?([A-Za-z0-9+/_=-]{20,})");

    /** A key of 32 bytes in Base64, alone between quotes or at the end of a setting. */
    private static final Pattern KEY = Pattern.compile("[\"'=: ]([A-Za-z0-9+/]{43}=)[\"'\\s]");

    /** Published examples that everybody knows: they protect nothing. */
    private static final Set<String> PUBLISHED = Set.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private SecretPatterns() {}

    /** What was found, each shortened so that a report does not spread it. */
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        for (Pattern form : FORMS) {
            form.matcher(text).results().map(java.util.regex.MatchResult::group).forEach(found::add);
        }
        for (Pattern pattern : List.of(SET, KEY)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                if (random(matcher.group(1))) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found.stream()
                .filter(one -> !PUBLISHED.contains(one) && !oneLetter(one))
                .map(one -> one.substring(0, Math.min(12, one.length())) + "…")
                .toList();
    }

    /** Zeros in Base64, as an example has them. */
    private static boolean oneLetter(String text) {
        return text.replaceFirst("^whsec_", "").chars().distinct().count() == 1;
    }

    /** Words and names have few different characters and mostly one case. */
    private static boolean random(String text) {
        double bits =
                text.chars().boxed().collect(Collectors.groupingBy(c -> c, Collectors.counting())).values().stream()
                        .mapToDouble(count ->
                                -count * Math.log((double) count / text.length()) / Math.log(2) / text.length())
                        .sum();
        return bits > 3.8
                && text.chars().anyMatch(Character::isUpperCase)
                && text.chars().anyMatch(Character::isLowerCase)
                && text.chars().filter(Character::isDigit).count() >= 2;
    }
}
