package id.lintas.app.staff;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.staff.Duty;
import id.lintas.staff.HandoverNote;
import id.lintas.staff.Handovers;
import id.lintas.staff.Rota;
import id.lintas.staff.StaffRefused;
import id.lintas.staff.StaffRole;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One of the office's people: other roles, another last day, an end, a new password. For the office's admins. */
@Controller
@RequestMapping("/office/{office}/staff/{id}")
class StaffMemberPages {

    private final OfficeAccess access;
    private final People people;
    private final Openings openings;
    private final Handovers handovers;

    StaffMemberPages(OfficeAccess access, People people, Openings openings, Handovers handovers) {
        this.access = access;
        this.people = people;
        this.openings = openings;
        this.handovers = handovers;
    }

    @GetMapping
    String show(@PathVariable String office, @PathVariable UUID id, Authentication who, Model model) {
        Office own = access.enter(office, who, Duty.STAFF);
        return show(own, id, "", model);
    }

    @PostMapping("/change")
    Object change(
            @PathVariable String office,
            @PathVariable UUID id,
            @ModelAttribute StaffForm form,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who, Duty.STAFF);
        return orProblem(
                own,
                id,
                model,
                response,
                () -> openings.change(own.id(), id, form.roles(), form.endsOn(), who.getName()));
    }

    @PostMapping("/end")
    Object end(
            @PathVariable String office,
            @PathVariable UUID id,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who, Duty.STAFF);
        return orProblem(own, id, model, response, () -> openings.end(own.id(), id, who.getName()));
    }

    @PostMapping("/unlock")
    Object unlock(
            @PathVariable String office,
            @PathVariable UUID id,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who, Duty.STAFF);
        return orProblem(own, id, model, response, () -> openings.unlock(own.id(), id, who.getName()));
    }

    @PostMapping("/password")
    String password(
            @PathVariable String office,
            @PathVariable UUID id,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who, Duty.STAFF);
        try {
            String password = openings.newPassword(own.id(), id, who.getName());
            return StaffPages.once(own, people.one(own, id).row().username(), password, model, response);
        } catch (StaffRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(own, id, e.reason().name(), model);
        }
    }

    @PostMapping("/handover")
    Object note(
            @PathVariable String office,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who, Duty.STAFF);
        return orProblem(own, id, model, response, () -> handovers.write(own.id(), id, text, who.getName()));
    }

    private Object orProblem(Office own, UUID id, Model model, HttpServletResponse response, Runnable work) {
        try {
            work.run();
            return Pages.seeOther("/office/" + own.id() + "/staff/" + id);
        } catch (StaffRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(own, id, e.reason().name(), model);
        }
    }

    private String show(Office own, UUID id, String problem, Model model) {
        People.Person person = people.one(own, id);
        model.addAttribute("office", own);
        model.addAttribute("person", person);
        model.addAttribute("problem", problem);
        model.addAttribute("roles", StaffRole.values());
        model.addAttribute("chosen", person.row().roles());
        model.addAttribute("today", access.today(own));
        model.addAttribute("latest", access.today(own).plusDays(Rota.LONGEST_DAYS));
        Optional<HandoverNote> note = handovers.of(own.id(), id);
        model.addAttribute("note", note.map(HandoverNote::text).orElse(""));
        return "staff-member";
    }
}
