package id.lintas.app.staff;

import id.lintas.app.pages.Words;
import id.lintas.office.Office;
import id.lintas.office.Offices;
import id.lintas.staff.Rota;
import id.lintas.staff.Staff.Wanted;
import id.lintas.staff.StaffRefused;
import id.lintas.staff.StaffRole;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The directorate gives an office its first admin, who then looks after the office's people. For central operators. */
@Controller
@RequestMapping("/console/staff")
class AppointPages {

    private final Offices offices;
    private final Clock clock;
    private final Openings openings;

    AppointPages(Offices offices, Clock clock, Openings openings) {
        this.offices = offices;
        this.clock = clock;
        this.openings = openings;
    }

    @GetMapping
    String blank(@RequestParam(defaultValue = "") String to, Model model) {
        return form(to, StaffForm.ending(Rota.end(LocalDate.ofInstant(clock.instant(), Words.JAKARTA))), "", model);
    }

    @PostMapping
    String appoint(
            @RequestParam(defaultValue = "") String to,
            @ModelAttribute StaffForm form,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office office = find(to).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        Optional<String> problem = form.problem();
        if (problem.isPresent()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(to, form, problem.get(), model);
        }
        try {
            Openings.Opened opened = openings.open(
                    office.id(),
                    new Wanted(
                            StaffPages.username(office, form), EnumSet.of(StaffRole.OFFICE_ADMIN), form.endsOn(), null),
                    String.valueOf(form.name()),
                    String.valueOf(form.email()),
                    who.getName());
            model.addAttribute("central", true);
            return StaffPages.once(office, opened.assignment().username(), opened.password(), model, response);
        } catch (StaffRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return form(to, form, e.reason().name(), model);
        }
    }

    private String form(String to, StaffForm form, String problem, Model model) {
        model.addAttribute("to", to);
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("choices", offices.all());
        return "appoint";
    }

    private Optional<Office> find(String id) {
        return offices.all().stream()
                .filter(office -> office.id().value().equals(id))
                .findFirst();
    }
}
