package id.lintas.app.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;

/** Calls below the API that reach no method: a problem, where any other address gets a page. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NoSuchCall {

    private final ApiProblems problems;

    NoSuchCall(ApiProblems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(NoHandlerFoundException.class)
    ResponseEntity<ProblemDetail> nothingThere(NoHandlerFoundException why, HttpServletRequest request)
            throws NoHandlerFoundException {
        return belowApi(request, ApiCode.NOT_FOUND, why);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<ProblemDetail> wrongMethod(HttpRequestMethodNotSupportedException why, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        return belowApi(request, ApiCode.METHOD_NOT_ALLOWED, why);
    }

    @ExceptionHandler(HttpMediaTypeException.class)
    ResponseEntity<ProblemDetail> mediaType(HttpMediaTypeException why, HttpServletRequest request)
            throws HttpMediaTypeException {
        return belowApi(request, ApiCode.MEDIA_TYPE, why);
    }

    /** Thrown on, an exception goes the way that it would have gone without this class. */
    private <E extends Exception> ResponseEntity<ProblemDetail> belowApi(
            HttpServletRequest request, ApiCode code, E why) throws E {
        if (!request.getServletPath().startsWith("/api/")) {
            throw why;
        }
        return problems.answer(code, request);
    }
}
