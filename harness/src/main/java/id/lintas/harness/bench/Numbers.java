package id.lintas.harness.bench;

/** What follows from a bill's number; the load knows the same rules on its own. */
final class Numbers {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Numbers() {}

    static String billingCode(long number) {
        return String.valueOf(800_000_000_000_000L + number);
    }

    static String reference(long number) {
        return String.valueOf(100_000_000_000L + number);
    }

    static String requestId(long number) {
        return String.valueOf(500_000_000_000_000_000L + number);
    }

    /** A booking code as an office's are: its letters, five characters of Crockford's alphabet and a check character. */
    static String booking(String officeCode, long number) {
        StringBuilder five = new StringBuilder();
        for (int shift = 20; shift >= 0; shift -= 5) {
            five.append(ALPHABET.charAt((int) (number >> shift) & 31));
        }
        String text = officeCode + five;
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += (2 * i + 1) * text.charAt(i);
        }
        return officeCode + "-" + five.substring(0, 4) + "-" + five.charAt(4)
                + ALPHABET.charAt(sum % ALPHABET.length());
    }
}
