package id.lintas.app.limit;

import id.lintas.limit.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says 429 in the form of some paths, before session, office or database were asked. Must cost next to nothing. */
public interface EarlyAnswer {

    /** Whether the path's callers expect this form. */
    boolean speaksFor(String path);

    /**
     * Writes the whole answer: status, {@code Retry-After} and words.
     *
     * @throws IOException if the caller has gone
     */
    void tooMany(Refusal why, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
