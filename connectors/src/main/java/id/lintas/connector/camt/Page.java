package id.lintas.connector.camt;

import id.lintas.connector.camt.Inconsistency.Reason;
import java.util.Optional;

/**
 * Where a part stands among the pages of a whole.
 *
 * @param number from 1
 * @param last whether none follows
 */
public record Page(int number, boolean last) {

    /** Whether this page is all there is. */
    public boolean whole() {
        return number == 1 && last;
    }

    /** The page that the field says. */
    static Optional<Page> of(Fields head, String field) {
        if (head.one(field).isEmpty()) {
            return Optional.empty();
        }
        String number = head.need(field + "/PgNb", 5);
        head.need(field + "/LastPgInd", 5);
        if (!number.matches("[0-9]{1,5}")) {
            head.wrong(Reason.BAD_FORM, field + "/PgNb", number, "");
            return Optional.empty();
        }
        if (Integer.parseInt(number) < 1) {
            head.wrong(Reason.PAGE, field + "/PgNb", number, "");
        }
        return Optional.of(new Page(Integer.parseInt(number), head.indicator(field + "/LastPgInd")));
    }
}
