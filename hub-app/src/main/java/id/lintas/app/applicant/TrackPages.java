package id.lintas.app.applicant;

import id.lintas.app.pages.Pages;
import id.lintas.app.receipt.ReceiptDownload;
import id.lintas.office.Office;
import id.lintas.office.Offices;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final ReceiptTickets tickets;
    private final ReceiptDownload receipts;

    TrackPages(Offices offices, TrackedCases cases, Clock clock, ReceiptTickets tickets, ReceiptDownload receipts) {
        this.offices = offices;
        this.cases = cases;
        this.clock = clock;
        this.tickets = tickets;
        this.receipts = receipts;
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

    /** A form, since that a receipt was issued is on record; the ticket comes from the page that showed the case. */
    @PostMapping("/track/receipt.pdf")
    @Nullable
    Object receipt(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String ticket,
            Locale language,
            HttpServletResponse response)
            throws IOException {
        Optional<Office> office = office(code);
        Optional<UUID> application = office.flatMap(own -> tickets.read(own.id(), code, ticket));
        if (office.isEmpty() || application.isEmpty()) {
            return Pages.error(HttpStatus.UNPROCESSABLE_ENTITY, "ticket", "/track", language, null);
        }
        return receipts.answer(
                new ReceiptDownload.Asked(office.get(), application.get(), "applicant", "/track", null),
                language,
                response);
    }

    private Optional<Office> office(String code) {
        return offices.known().stream()
                .filter(office -> code.startsWith(office.code() + "-"))
                .findFirst();
    }
}
