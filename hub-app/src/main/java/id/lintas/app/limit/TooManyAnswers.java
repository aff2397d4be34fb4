package id.lintas.app.limit;

import id.lintas.app.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** 429: a page in words for people, a problem for programs, both with the seconds to wait. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class TooManyAnswers {

    @ExceptionHandler(TooMany.class)
    Object tooMany(TooMany why, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        if (request.getRequestURI().startsWith("/api/")) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.TOO_MANY_REQUESTS, "Over the limit; try again in " + why.seconds() + " s.");
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(why.seconds()))
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(why.seconds()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return Pages.error(HttpStatus.TOO_MANY_REQUESTS, "429", "", locale, request.getUserPrincipal());
    }
}
