package id.lintas.connector.post;

import id.lintas.connector.Wording;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.util.List;

/** Renders what became of a file. */
final class ResultFile {

    private ResultFile() {}

    static String of(PostFile file, List<Settlement> settlements) {
        return whole(file, settlements) ? refused(file, settlements) : accepted(file, settlements);
    }

    /** Whether the settlements speak of the file, not of its lines. */
    private static boolean whole(PostFile file, List<Settlement> settlements) {
        if (!file.wrong().isEmpty() || file.lines().size() != settlements.size()) {
            return true;
        }
        // In a file of one line, a reference that came before with other content concerns the line.
        Settlement first = settlements.get(0);
        return settlements.size() == 1
                && (first.outcome() == Outcome.UNAVAILABLE
                        || (first.outcome() == Outcome.CONFLICT
                                && !first.detail().equals("reference")));
    }

    private static String accepted(PostFile file, List<Settlement> settlements) {
        long settled = settlements.stream().filter(s -> s.outcome().settled()).count();
        StringBuilder text = head(file, "ACCEPTED", settlements.size(), settled);
        for (int i = 0; i < settlements.size(); i++) {
            PostLine line = file.lines().get(i);
            Outcome outcome = settlements.get(i).outcome();
            text.append("D|").append(line.number());
            text.append('|').append(line.billingCode());
            text.append('|').append(line.reference());
            text.append('|').append(code(outcome));
            text.append('|').append(outcome);
            text.append('|').append(Wording.of(outcome).indonesian()).append('\n');
        }
        return text.append("T|").append(settlements.size()).append('\n').toString();
    }

    private static String refused(PostFile file, List<Settlement> settlements) {
        StringBuilder text = head(file, "REFUSED", 0, 0);
        for (Settlement settlement : settlements) {
            String words = settlement.outcome() == Outcome.FILE_REFUSED
                    ? settlement.detail()
                    : Wording.of(settlement.outcome()).indonesian();
            text.append("R|").append(plain(words)).append('\n');
        }
        return text.append("T|0\n").toString();
    }

    private static StringBuilder head(PostFile file, String verdict, long lines, long settled) {
        StringBuilder text = new StringBuilder("H|").append(plain(file.name())).append('|');
        return text.append(verdict)
                .append('|')
                .append(lines)
                .append('|')
                .append(settled)
                .append('\n');
    }

    /** Text that cannot end a field or a line. */
    private static String plain(String text) {
        return text.replaceAll("[^\\x20-\\x7E]|\\|", "?");
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
