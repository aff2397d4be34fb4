package id.lintas.app.pages;

import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page can say: times and money in its language, and who is logged in. */
@ControllerAdvice(annotations = Controller.class)
class EveryPage {

    @ModelAttribute("words")
    Words words(Locale locale) {
        return new Words(locale);
    }

    /** The user name, or empty for the public. */
    @ModelAttribute("user")
    String user(@Nullable Principal person) {
        return person == null ? "" : person.getName();
    }
}
