package id.lintas.booking;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Booking codes: the office's three letters, five random Crockford characters and a check character. */
final class BookingCodes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final RandomGenerator RANDOM = new SecureRandom();

    private BookingCodes() {}

    static String next(String officeCode) {
        StringBuilder random = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            random.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        String body = random.toString();
        return officeCode + "-" + body.substring(0, 4) + "-" + body.charAt(4) + check(officeCode + body);
    }

    /** Weights differ for neighbours, so a mistyped character and two swapped ones are both noticed. */
    static char check(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += (2 * i + 1) * text.charAt(i);
        }
        return ALPHABET.charAt(sum % ALPHABET.length());
    }
}
