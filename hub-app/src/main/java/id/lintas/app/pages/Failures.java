package id.lintas.app.pages;

import id.lintas.app.security.NoSuchOffice;
import id.lintas.app.security.NotOnDuty;
import id.lintas.app.security.NotYourDuty;
import id.lintas.app.security.UnreadableText;
import id.lintas.office.UnknownOffice;
import id.lintas.passport.IllegalTransition;
import id.lintas.passport.UnknownApplication;
import id.lintas.privacy.UnknownRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
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

    @ExceptionHandler({NoSuchOffice.class, UnknownOffice.class, UnknownApplication.class, UnknownRequest.class})
    ModelAndView nothingThere(HttpServletRequest request, Locale locale) {
        return Pages.error(HttpStatus.NOT_FOUND, "404", "", locale, request.getUserPrincipal());
    }

    @ExceptionHandler(NotYourDuty.class)
    ModelAndView notYourDuty(HttpServletRequest request, Locale locale) {
        return Pages.error(HttpStatus.FORBIDDEN, "duty", "/office", locale, request.getUserPrincipal());
    }

    /** The same page whether the login was refused or the time ran out meanwhile. */
    @ExceptionHandler(NotOnDuty.class)
    ModelAndView notOnDuty(HttpServletRequest request, Locale locale, NotOnDuty why) {
        return offDuty(why, locale, request.getUserPrincipal());
    }

    /** Why a person may not work at an office now: what happened, what is safe, whom to ask. */
    static ModelAndView offDuty(NotOnDuty why, Locale locale, @Nullable Principal person) {
        ModelAndView page = Pages.error(HttpStatus.FORBIDDEN, "standing." + why.standing(), "", locale, person);
        page.setViewName("off-duty");
        page.addObject("office", why.office());
        page.addObject("assignment", why.assignment());
        page.addObject("standing", why.standing().name());
        return page;
    }

    /** A move's form sits below its case, so the case is one step up. */
    @ExceptionHandler(IllegalTransition.class)
    ModelAndView outOfOrder(HttpServletRequest request, Locale locale) {
        String back = request.getRequestURI().replaceFirst("/(move|capture)$", "");
        return Pages.error(HttpStatus.CONFLICT, "409", back, locale, request.getUserPrincipal());
    }

    /** A form that should have brought files and brought none, or brought them broken; or a field that is no text. */
    @ExceptionHandler({MultipartException.class, UnreadableText.class})
    ModelAndView unreadable(HttpServletRequest request, Locale locale) {
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
