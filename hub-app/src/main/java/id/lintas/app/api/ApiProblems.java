package id.lintas.app.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Problems as RFC 9457 says them, in Indonesian unless the caller prefers English, with the stable member {@code code}.
 * Besides the path nothing in them comes from the call, so that nothing personal and nothing of another office stands there.
 */
@Component
class ApiProblems {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final List<Locale> KNOWN = List.of(INDONESIAN, Locale.ENGLISH);
    private static final String AGAIN_SECONDS = "5";

    private final MessageSource words;
    private final ObjectMapper json;

    ApiProblems(MessageSource words, ObjectMapper json) {
        this.words = words;
        this.json = json;
    }

    ResponseEntity<ProblemDetail> answer(ApiCode code, HttpServletRequest request) {
        return ResponseEntity.status(code.status())
                .headers(headers(code))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(code, request));
    }

    /** For what is refused before any controller is reached. */
    void write(ApiCode code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(code, headers(code), request, response);
    }

    /** The same, with the seconds after which it is worth trying again. */
    void write(ApiCode code, long again, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpHeaders headers = headers(code);
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(again));
        write(code, headers, request, response);
    }

    private void write(ApiCode code, HttpHeaders headers, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(code.status().value());
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), problem(code, request));
    }

    private ProblemDetail problem(ApiCode code, HttpServletRequest request) {
        Locale language = language(request);
        ProblemDetail problem = ProblemDetail.forStatus(code.status());
        problem.setType(URI.create("urn:lintas:problem:" + code.code()));
        problem.setTitle(words.getMessage("problem." + code.code() + ".title", null, language));
        problem.setDetail(words.getMessage("problem." + code.code() + ".detail", null, language));
        problem.setProperty("code", code.code());
        problem.setProperty("retryable", code.retryable());
        return problem;
    }

    private static HttpHeaders headers(ApiCode code) {
        HttpHeaders headers = new HttpHeaders();
        headers.setCacheControl("no-store");
        if (code.retryable()) {
            headers.set(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS);
        }
        if (code.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(
                    HttpHeaders.WWW_AUTHENTICATE,
                    code == ApiCode.TOKEN_MISSING ? "Bearer" : "Bearer error=\"invalid_token\"");
        }
        return headers;
    }

    private static Locale language(HttpServletRequest request) {
        String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        try {
            Locale best = wanted == null || wanted.length() > 200
                    ? null
                    : Locale.lookup(Locale.LanguageRange.parse(wanted), KNOWN);
            return best == null ? INDONESIAN : best;
        } catch (IllegalArgumentException e) {
            return INDONESIAN;
        }
    }
}
