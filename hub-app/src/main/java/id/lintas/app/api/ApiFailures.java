package id.lintas.app.api;

import id.lintas.app.limit.TooMany;
import id.lintas.app.security.UnreadableText;
import id.lintas.passport.IllegalTransition;
import id.lintas.passport.UnknownApplication;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever goes wrong in a call into a problem; the exception's own words stay in the hub. */
@RestControllerAdvice(basePackages = "id.lintas.app.api")
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ApiFailures.class);

    private final ApiProblems problems;

    ApiFailures(ApiProblems problems) {
        this.problems = problems;
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> problem(Problem problem, HttpServletRequest request) {
        return problems.answer(problem.code(), request);
    }

    @ExceptionHandler(TooMany.class)
    ResponseEntity<ProblemDetail> tooMany(TooMany why, HttpServletRequest request) {
        ResponseEntity<ProblemDetail> answer = problems.answer(ApiCode.TOO_MANY, request);
        HttpHeaders headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(why.seconds()));
        return new ResponseEntity<>(answer.getBody(), headers, answer.getStatusCode());
    }

    @ExceptionHandler(UnknownApplication.class)
    ResponseEntity<ProblemDetail> nothingThere(HttpServletRequest request) {
        return problems.answer(ApiCode.NOT_FOUND, request);
    }

    @ExceptionHandler(IllegalTransition.class)
    ResponseEntity<ProblemDetail> outOfOrder(HttpServletRequest request) {
        return problems.answer(ApiCode.OUT_OF_ORDER, request);
    }

    @ExceptionHandler({
        MethodArgumentTypeMismatchException.class,
        ServletRequestBindingException.class,
        UnreadableText.class
    })
    ResponseEntity<ProblemDetail> badRequest(HttpServletRequest request) {
        return problems.answer(ApiCode.BAD_REQUEST, request);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> ledgerAway(HttpServletRequest request, Exception why) {
        LOG.warn("the ledger does not answer: {}", why.getClass().getName());
        return problems.answer(ApiCode.LEDGER_AWAY, request);
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> broken(HttpServletRequest request, Exception why) {
        LOG.error("a call of an office's system failed", why);
        return problems.answer(ApiCode.INTERNAL, request);
    }
}
