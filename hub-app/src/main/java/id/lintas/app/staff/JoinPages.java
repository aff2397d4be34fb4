package id.lintas.app.staff;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.app.security.StaffSessions;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.staff.Assignment;
import id.lintas.staff.Invitations;
import id.lintas.staff.StaffRefused;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where a person of one office takes up another office's invitation. Open to everybody who is logged in; it says of an
 * office no more than the public booking pages do.
 */
@Controller
@RequestMapping("/join/{office}")
class JoinPages {

    private final Offices offices;
    private final Invitations invitations;
    private final Openings openings;
    private final StaffSessions sessions;

    JoinPages(Offices offices, Invitations invitations, Openings openings, StaffSessions sessions) {
        this.offices = offices;
        this.invitations = invitations;
        this.openings = openings;
        this.sessions = sessions;
    }

    @GetMapping
    String ask(@PathVariable String office, Model model) {
        return ask(find(office), "", model);
    }

    @PostMapping
    Object join(
            @PathVariable String office,
            @RequestParam(defaultValue = "") String code,
            Authentication who,
            HttpSession session,
            Model model,
            HttpServletResponse response) {
        Office joined = find(office);
        String account = OfficeAccess.person(who)
                .orElseThrow(() -> new AccessDeniedException("no person (expected: one who is logged in)"))
                .getSubject();
        try {
            Assignment taken = invitations.take(joined.id(), code, who.getName());
            openings.finish(joined.id(), taken.id(), account);
            sessions.askSoon(session);
            return Pages.seeOther("/office/" + joined.id());
        } catch (StaffRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return ask(joined, e.reason().name(), model);
        }
    }

    private Office find(String office) {
        try {
            return offices.get(new OfficeId(office));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String ask(Office office, String problem, Model model) {
        model.addAttribute("office", office);
        model.addAttribute("problem", problem);
        return "join";
    }
}
