package id.lintas.app.pages;

import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
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

    /** The realm roles of whoever is logged in, so that a page offers only what they may use; what they may is decided elsewhere. */
    @ModelAttribute("realmRoles")
    Set<String> realmRoles(@Nullable Authentication person) {
        return person == null
                ? Set.of()
                : person.getAuthorities().stream()
                        .map(role -> String.valueOf(role.getAuthority()).replaceFirst("^ROLE_", ""))
                        .collect(Collectors.toSet());
    }
}
