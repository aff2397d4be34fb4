package id.lintas.app.endpoint;

/** What a caller gets; {@code docs/testing.md} explains the words. */
enum Outcome {
    /** The endpoint is reached: it answers, or complains about what it was sent. */
    OK,
    /** The endpoint is reached and says that what the probe names is not there. */
    ABSENT,
    /** Sent to the login. */
    LOGIN,
    /** Refused: no valid credentials. */
    UNAUTHORIZED,
    /** Refused: not this person's to do. */
    FORBIDDEN,
    /** Refused as though there were no such thing. */
    HIDDEN,
    /** The path does not take the method. */
    METHOD,
    /** Anything else: a server error, or a request that no rule foresees. */
    OTHER;

    static Outcome of(Answer answer) {
        return switch (answer.status()) {
            case 200, 201, 202, 204, 303, 400, 409, 413, 415, 422, 429 -> OK;
            case 302 -> answer.toLogin() ? LOGIN : OK;
            case 401 -> UNAUTHORIZED;
            case 403 -> FORBIDDEN;
            case 404 -> HIDDEN;
            case 405 -> METHOD;
            default -> OTHER;
        };
    }

    /** Whether the caller is turned away. */
    boolean refusal() {
        return switch (this) {
            case LOGIN, UNAUTHORIZED, FORBIDDEN, HIDDEN, METHOD -> true;
            case OK, ABSENT, OTHER -> false;
        };
    }

    /** Absent and hidden look alike on the wire, and must. */
    boolean looksLike(Outcome other) {
        return this == other || (this == ABSENT && other == HIDDEN);
    }
}
