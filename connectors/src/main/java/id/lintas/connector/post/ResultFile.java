package id.lintas.connector.post;

import id.lintas.connector.Wording;
import id.lintas.intake.FileLine;
import id.lintas.intake.FileResult;
import id.lintas.payment.Outcome;
import java.util.Locale;

/** The text of what became of a file. */
final class ResultFile {

    private ResultFile() {}

    static String head(FileResult result) {
        StringBuilder text = new StringBuilder("H|").append(plain(result.name()));
        text.append(result.refused() ? "|REFUSED|" : "|ACCEPTED|");
        text.append(result.lines()).append('|').append(result.settled()).append('\n');
        result.reasons()
                .forEach(reason -> text.append("R|").append(plain(reason)).append('\n'));
        return text.toString();
    }

    static String row(FileLine line, Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "D|%06d|%s|%s|%s|%s|%s\n",
                line.number(),
                line.payment().billingCode(),
                line.payment().reference(),
                code(outcome),
                outcome,
                Wording.of(outcome).indonesian());
    }

    static String foot(FileResult result) {
        return "T|" + result.lines() + "\n";
    }

    /** Text that cannot end a field or a line, and that no spreadsheet takes for a formula. */
    private static String plain(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7E]|\\|", "?");
        return plain.matches("[=+@-].*") ? "'" + plain : plain;
    }

    private static String code(Outcome outcome) {
        return switch (outcome) {
            case SETTLED -> "00";
            case SETTLED_LATE -> "01";
            case UNKNOWN_BILL -> "12";
            case WRONG_AMOUNT -> "13";
            case ALREADY_PAID -> "14";
            case EXPIRED -> "19";
            case REVERSED -> "20";
            case REVERSAL_NOTED -> "21";
            case CONFLICT -> "90";
            case TOKEN_ISSUED,
                    PAYABLE,
                    NOT_FOUND,
                    MALFORMED,
                    MISSING_FIELD,
                    BAD_FORMAT,
                    UNAUTHENTICATED,
                    TOKEN_INVALID,
                    FILE_REFUSED,
                    TOO_MANY,
                    UNAVAILABLE ->
                throw new IllegalStateException("outcome of a line: " + outcome + " (expected: one of a payment)");
        };
    }
}
