package id.lintas.app.pages;

import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Answers that all controllers of pages give alike. */
public final class Pages {

    private Pages() {}

    /** Sends the browser on with 303, so that a reload does not repeat a form. */
    public static RedirectView seeOther(String path) {
        RedirectView view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }

    /**
     * A page that says what happened, what is safe and what to do.
     *
     * @param cause names the words: {@code error.<cause>.title} and so on in the message bundles
     * @param back where to go on, or empty for the front page
     */
    public static ModelAndView error(
            HttpStatus status, String cause, String back, Locale locale, @Nullable Principal person) {
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("cause", cause);
        page.addObject("back", back);
        page.addObject("words", new Words(locale));
        page.addObject("user", person == null ? "" : person.getName());
        return page;
    }
}
