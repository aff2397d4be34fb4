package id.lintas.app.applicant;

import id.lintas.office.Office;
import id.lintas.office.Offices;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Following a booking by its code and the birth date. An unknown code and a wrong date get the same answer, so that
 * codes cannot be tried out.
 */
@Controller
class TrackPages {

    private final Offices offices;
    private final TrackedCases cases;
    private final Clock clock;

    TrackPages(Offices offices, TrackedCases cases, Clock clock) {
        this.offices = offices;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping("/track")
    String form() {
        return "track";
    }

    @PostMapping("/track")
    String track(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String year,
            Model model,
            HttpServletResponse response) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        Optional<TrackedCase> found = BirthDate.read(day, month, year, LocalDate.now(clock))
                .flatMap(born -> office(wanted).flatMap(office -> cases.find(office, wanted, born)));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("code", code);
            model.addAttribute("wrong", true);
            return "track";
        }
        model.addAttribute("tracked", found.get());
        return "tracked";
    }

    private Optional<Office> office(String code) {
        return offices.known().stream()
                .filter(office -> code.startsWith(office.code() + "-"))
                .findFirst();
    }
}
