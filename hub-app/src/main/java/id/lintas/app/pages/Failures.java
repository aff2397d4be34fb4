package id.lintas.app.pages;

import id.lintas.app.security.NoSuchOffice;
import id.lintas.office.UnknownOffice;
import id.lintas.passport.IllegalTransition;
import id.lintas.passport.UnknownApplication;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Turns what the ledger refuses into pages in words. What is not listed becomes 500 and is logged by the container. */
@ControllerAdvice(annotations = Controller.class, basePackages = "id.lintas.app")
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    @ExceptionHandler({NoSuchOffice.class, UnknownOffice.class, UnknownApplication.class})
    ModelAndView nothingThere(HttpServletRequest request, Locale locale) {
        return Pages.error(HttpStatus.NOT_FOUND, "404", "", locale, request.getUserPrincipal());
    }

    /** A move's form sits below its case, so the case is one step up. */
    @ExceptionHandler(IllegalTransition.class)
    ModelAndView outOfOrder(HttpServletRequest request, Locale locale) {
        String back = request.getRequestURI().replaceFirst("/(move|capture)$", "");
        return Pages.error(HttpStatus.CONFLICT, "409", back, locale, request.getUserPrincipal());
    }

    /** A form that should have brought files and brought none, or brought them broken. */
    @ExceptionHandler(MultipartException.class)
    ModelAndView noFiles(HttpServletRequest request, Locale locale) {
        return Pages.error(HttpStatus.BAD_REQUEST, "400", "", locale, request.getUserPrincipal());
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ModelAndView ledgerAway(HttpServletRequest request, Locale locale, Exception why) {
        LOG.warn("the ledger does not answer: {}", why.getMessage());
        return Pages.error(HttpStatus.SERVICE_UNAVAILABLE, "503", "", locale, request.getUserPrincipal());
    }
}
