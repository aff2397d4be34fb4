package id.lintas.app.staff;

import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.staff.Duty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the head of an office's pages shows: where the person works now, where else, and whether they look after people. */
@ControllerAdvice(annotations = Controller.class)
class OfficeHeader {

    private final OfficeAccess access;

    OfficeHeader(OfficeAccess access) {
        this.access = access;
    }

    /**
     * The office of the page.
     *
     * @param office where the person works now
     * @param several whether the person has another office to switch to
     * @param admin whether the person looks after its people
     */
    record Here(Office office, boolean several, boolean admin) {}

    /** Absent from pages that are no office's, and for people who are not its staff. */
    @ModelAttribute("here")
    @Nullable
    Here here(HttpServletRequest request, @Nullable Authentication who) {
        String[] path = request.getRequestURI()
                .substring(request.getContextPath().length())
                .split("/");
        if (path.length < 3 || !path[1].equals("office") || path[path.length - 1].equals("events")) {
            return null;
        }
        List<Office> own = access.own(who);
        return own.stream()
                .filter(office -> office.id().value().equals(path[2]))
                .findFirst()
                .map(office ->
                        new Here(office, own.size() > 1, duties(office, who).contains(Duty.STAFF)))
                .orElse(null);
    }

    private Set<Duty> duties(Office office, @Nullable Authentication who) {
        return access.duties(office.id(), who);
    }
}
