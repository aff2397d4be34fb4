package id.lintas.app.staff;

import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.staff.Duty;
import id.lintas.staff.Invitations;
import id.lintas.staff.Rota;
import id.lintas.staff.Staff.Wanted;
import id.lintas.staff.StaffRefused;
import id.lintas.staff.StaffRole;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** An office's people: the list, and adding somebody. For the office's admins. */
@Controller
@RequestMapping("/office/{office}/staff")
class StaffPages {

    private final OfficeAccess access;
    private final People people;
    private final Openings openings;
    private final Invitations invitations;

    StaffPages(OfficeAccess access, People people, Openings openings, Invitations invitations) {
        this.access = access;
        this.people = people;
        this.openings = openings;
        this.invitations = invitations;
    }

    @GetMapping
    String list(@PathVariable String office, Authentication who, Model model) {
        Office own = access.enter(office, who, Duty.STAFF);
        model.addAttribute("office", own);
        model.addAttribute("people", people.of(own));
        model.addAttribute("today", access.today(own));
        return "staff";
    }

    @GetMapping("/new")
    String blank(@PathVariable String office, Authentication who, Model model) {
        Office own = access.enter(office, who, Duty.STAFF);
        return form(own, StaffForm.ending(Rota.end(access.today(own))), "", model);
    }

    @PostMapping
    String add(
            @PathVariable String office,
            @ModelAttribute StaffForm form,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who, Duty.STAFF);
        Optional<String> problem = form.problem();
        if (problem.isPresent()) {
            return wrong(own, form, problem.get(), model, response);
        }
        try {
            Wanted wanted = new Wanted(username(own, form), form.roles(), form.endsOn(), form.predecessor());
            Openings.Opened opened = openings.open(
                    own.id(), wanted, String.valueOf(form.name()), String.valueOf(form.email()), who.getName());
            return once(own, opened.assignment().username(), opened.password(), model, response);
        } catch (StaffRefused e) {
            return wrong(own, form, e.reason().name(), model, response);
        }
    }

    @GetMapping("/invite")
    String invitation(@PathVariable String office, Authentication who, Model model) {
        Office own = access.enter(office, who, Duty.STAFF);
        return inviteForm(own, StaffForm.ending(Rota.end(access.today(own))), "", model);
    }

    @PostMapping("/invite")
    String invite(
            @PathVariable String office,
            @ModelAttribute StaffForm form,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who, Duty.STAFF);
        try {
            String code = invitations.make(own.id(), form.roles(), form.endsOn(), form.predecessor(), who.getName());
            response.setHeader("Cache-Control", "no-store");
            model.addAttribute("office", own);
            model.addAttribute("code", code);
            return "staff-invited";
        } catch (StaffRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return inviteForm(own, form, e.reason().name(), model);
        }
    }

    /** The office's code at the end makes user names of two offices differ, so that "taken" tells only of one's own. */
    static String username(Office office, StaffForm form) {
        return form.username() + "." + office.code().toLowerCase(Locale.ROOT);
    }

    /** A password's page is shown once and kept nowhere. */
    static String once(Office office, String username, String password, Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("office", office);
        model.addAttribute("username", username);
        model.addAttribute("password", password);
        return "staff-password";
    }

    private String wrong(Office own, StaffForm form, String problem, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(own, form, problem, model);
    }

    private String form(Office own, StaffForm form, String problem, Model model) {
        fill(own, form, problem, model);
        return "staff-new";
    }

    private String inviteForm(Office own, StaffForm form, String problem, Model model) {
        fill(own, form, problem, model);
        return "staff-invite";
    }

    private void fill(Office own, StaffForm form, String problem, Model model) {
        model.addAttribute("office", own);
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("roles", StaffRole.values());
        model.addAttribute("chosen", form.roles());
        model.addAttribute("people", people.of(own));
        model.addAttribute("today", access.today(own));
        model.addAttribute("latest", access.today(own).plusDays(Rota.LONGEST_DAYS));
    }
}
