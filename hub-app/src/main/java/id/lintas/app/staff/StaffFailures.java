package id.lintas.app.staff;

import id.lintas.app.pages.Pages;
import id.lintas.staff.UnknownAssignment;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** What can go wrong with accounts, in words. */
@ControllerAdvice(basePackageClasses = StaffFailures.class)
class StaffFailures {

    private static final Logger LOG = LoggerFactory.getLogger(StaffFailures.class);

    @ExceptionHandler(UnknownAssignment.class)
    ModelAndView nobodyThere(HttpServletRequest request, Locale locale) {
        return Pages.error(HttpStatus.NOT_FOUND, "404", "", locale, request.getUserPrincipal());
    }

    @ExceptionHandler(AccountsAway.class)
    ModelAndView accountsAway(HttpServletRequest request, Locale locale, AccountsAway why) {
        LOG.warn("{}", why.getMessage());
        String back = request.getRequestURI().replaceFirst("(/staff).*$", "$1");
        return Pages.error(HttpStatus.SERVICE_UNAVAILABLE, "accounts", back, locale, request.getUserPrincipal());
    }
}
