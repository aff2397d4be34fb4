package id.lintas.app.live;

import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;

/** Gives each page of an office the number of the latest change, taken before the page reads its rows. */
@ControllerAdvice(annotations = Controller.class)
class SeenChange {

    private final OfficeNudges nudges;

    SeenChange(OfficeNudges nudges) {
        this.nudges = nudges;
    }

    /** 0 on a page of no office. */
    @ModelAttribute("seen")
    long seen(HttpServletRequest request) {
        Object named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> names
                ? names.get("office")
                : null;
        try {
            return named == null ? 0 : nudges.latest(new OfficeId(named.toString()));
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
