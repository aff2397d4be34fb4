package id.lintas.app.endpoint;

import java.util.Map;

/**
 * A row of the matrix.
 *
 * @param method the method, or {@code *} for a path that takes all of them
 * @param pattern the path as the application declares it
 * @param probe a path of that pattern to call; {@code {case}} and {@code {message}} stand for real ids, a dash for none
 * @param body what a call sends
 * @param expected what each caller gets
 */
record Rule(String method, String pattern, String probe, Body body, Map<Role, Outcome> expected) {

    /** What a call sends. */
    enum Body {
        /** Nothing. */
        NONE,
        /** A form with the page's token; without the token it is refused. */
        FORM,
        /** Something that is no valid message; no token is asked for, since no cookie decides. */
        JSON
    }

    /** The name by which the application and the matrix are compared. */
    String endpoint() {
        return method + " " + pattern;
    }

    boolean probed() {
        return !probe.equals("-");
    }

    Outcome expected(Role role) {
        Outcome outcome = expected.get(role);
        if (outcome == null) {
            throw new IllegalStateException("no column for " + role);
        }
        return outcome;
    }

    @Override
    public String toString() {
        return endpoint();
    }
}
