package id.lintas.connector.snap;

import id.lintas.payment.Outcome;

/**
 * An outcome as SNAP states it.
 *
 * @param status HTTP status
 * @param kind the two last digits of the response code
 * @param message what the code means
 * @param flag paymentFlagStatus: 00 success, 01 refused, 02 not decided
 */
record SnapCode(int status, String kind, String message, String flag) {

    private static final String PAID = "00";
    private static final String REFUSED = "01";
    private static final String UNDECIDED = "02";

    /** The seven digits for the service. */
    String code(SnapService service) {
        return status + service.code + kind;
    }

    /** What the service answers for the outcome; the detail names a field or a reason. */
    static SnapCode of(SnapService service, Outcome outcome, String detail) {
        // A status inquiry about a refused payment succeeds; the flag says that the payment did not.
        boolean told = service == SnapService.STATUS;
        return switch (outcome) {
            case TOKEN_ISSUED, PAYABLE, SETTLED, SETTLED_LATE -> new SnapCode(200, "00", "Successful", PAID);
            case ALREADY_PAID -> told ? refusedThen() : new SnapCode(404, "14", "Paid Bill", REFUSED);
            case UNKNOWN_BILL ->
                told ? refusedThen() : new SnapCode(404, "12", "Invalid Bill/Virtual Account [Not Found]", REFUSED);
            case WRONG_AMOUNT -> told ? refusedThen() : new SnapCode(404, "13", "Invalid Amount", REFUSED);
            case EXPIRED ->
                told ? refusedThen() : new SnapCode(404, "19", "Invalid Bill/Virtual Account [Expired]", REFUSED);
            case CONFLICT -> new SnapCode(409, "00", "Conflict", REFUSED);
            case REVERSED, REVERSAL_NOTED ->
                told ? refusedThen() : new SnapCode(404, "00", "Invalid Transaction Status", REFUSED);
            case NOT_FOUND -> new SnapCode(404, "01", "Transaction Not Found", REFUSED);
            case MALFORMED, FILE_REFUSED -> new SnapCode(400, "00", "Bad Request", REFUSED);
            case MISSING_FIELD -> new SnapCode(400, "02", named("Invalid Mandatory Field", detail), REFUSED);
            case BAD_FORMAT -> new SnapCode(400, "01", named("Invalid Field Format", detail), REFUSED);
            case UNAUTHENTICATED -> new SnapCode(401, "00", "Unauthorized. [" + detail + "]", REFUSED);
            case TOKEN_INVALID -> new SnapCode(401, "01", "Invalid Token (B2B)", REFUSED);
            case TOO_MANY -> new SnapCode(429, "00", "Too Many Requests", UNDECIDED);
            case UNAVAILABLE -> new SnapCode(500, "00", "General Error", UNDECIDED);
        };
    }

    /** SNAP's code for an equal call that was answered before; banks count it as success where the flag is 00. */
    static SnapCode repeated(SnapCode first) {
        return new SnapCode(404, "18", "Inconsistent Request", first.flag());
    }

    private static SnapCode refusedThen() {
        return new SnapCode(200, "00", "Successful", REFUSED);
    }

    private static String named(String message, String field) {
        return message + " {" + field + "}";
    }
}
