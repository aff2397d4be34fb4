package id.lintas.app.limit;

import id.lintas.app.pages.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** 429 for people: a page in words, and the seconds to wait. The API, which is asked first, has its own form. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TooManyAnswers {

    @ExceptionHandler(TooMany.class)
    ModelAndView tooMany(TooMany why, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(why.seconds()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return Pages.error(HttpStatus.TOO_MANY_REQUESTS, "429", "", locale, request.getUserPrincipal());
    }
}
