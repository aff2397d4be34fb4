package id.lintas.secret;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says why a text is no secret: a known default, a placeholder that nobody filled in, too short, or a pattern. It cannot
 * tell a random text from a clever one; it catches what people leave behind.
 */
final class Strength {

    private static final int SHORTEST = 16;

    /** Bits by the frequency of characters; 24 random bytes in Base64 have about 140, one character repeated has none. */
    private static final double LEAST_BITS = 48;

    /** Longer words first, so that what remains of a text is what no word explains. */
    private static final List<String> KNOWN = List.of(
            "mfkq9r8gkyqrtwjupd8ilpzio2lalasw",
            "correcthorsebatterystaple",
            "administrator",
            "placeholder",
            "postgresql",
            "changethis",
            "letmein",
            "passw0rd",
            "password",
            "passwort",
            "changeme",
            "changeit",
            "keycloak",
            "database",
            "palembang",
            "imigrasi",
            "example",
            "default",
            "postgres",
            "activemq",
            "artemis",
            "welcome",
            "rahasia",
            "verysecret",
            "topsecret",
            "secret",
            "sandi",
            "lintas",
            "broker",
            "client",
            "qwerty",
            "master",
            "dummy",
            "please",
            "replace",
            "guest",
            "admin",
            "owner",
            "change",
            "token",
            "whsec",
            "root",
            "user",
            "test",
            "demo",
            "bank",
            "temp",
            "none",
            "null",
            "hub",
            "key",
            "app",
            "pwd",
            "the",
            "now",
            "your",
            "my",
            "me");

    private static final Pattern REMINDER = Pattern.compile("(?is)(?:todo|fixme|x{3,})(.*)");

    private Strength() {}

    /** Why the text is no secret between machines, or empty if nothing speaks against it. */
    static Optional<String> weakness(String text) {
        if (placeholder(text)) {
            return Optional.of("holds a placeholder that nobody filled in");
        }
        if (known(text)) {
            return Optional.of("is a default or well-known value");
        }
        if (text.length() < SHORTEST) {
            return Optional.of("is too short (expected: at least " + SHORTEST + " characters)");
        }
        if (bits(text) < LEAST_BITS || sequence(text)) {
            return Optional.of("is a pattern (expected: a random text)");
        }
        return Optional.empty();
    }

    static boolean placeholder(String text) {
        return text.contains("${")
                || text.contains("{{")
                || text.contains("…")
                || text.matches("(?s)<[^>]*>|\\[[^\\]]*\\]")
                || reminder(text);
    }

    /** Begins as a reminder does and goes on as one: of random texts one in thirty thousand begins with three X. */
    private static boolean reminder(String text) {
        Matcher begun = REMINDER.matcher(text);
        if (!begun.matches()) {
            return false;
        }
        String rest = begun.group(1);
        return rest.isEmpty() || !Character.isLetterOrDigit(rest.charAt(0)) || known(rest);
    }

    /** Whether nothing is left of the text without well-known words, digits and punctuation. */
    static boolean known(String text) {
        String rest = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        for (String word : KNOWN) {
            rest = rest.replace(word, "");
        }
        return rest.chars().noneMatch(Character::isLetter) && text.length() < 64;
    }

    /** Shannon's entropy of the characters' frequencies times the length. */
    static double bits(String text) {
        return text
                .chars()
                .boxed()
                .collect(java.util.stream.Collectors.groupingBy(c -> c, java.util.stream.Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(count -> -count * Math.log((double) count / text.length()) / Math.log(2))
                .sum();
    }

    private static boolean sequence(String text) {
        int steps = 0;
        for (int i = 1; i < text.length(); i++) {
            if (Math.abs(text.charAt(i) - text.charAt(i - 1)) <= 1) {
                steps++;
            }
        }
        return steps * 2 > text.length();
    }
}
