package id.lintas.app.applicant;

import id.lintas.app.pages.Pages;
import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.NoPlace;
import id.lintas.booking.Place;
import id.lintas.office.Lane;
import id.lintas.office.Office;
import id.lintas.office.Offices;
import id.lintas.office.UnknownOffice;
import id.lintas.passport.PassportKind;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Booking: choose an office, fill one page, get a code. */
@Controller
class BookingPages {

    private final Offices offices;
    private final Bookings bookings;
    private final Clock clock;

    BookingPages(Offices offices, Bookings bookings, Clock clock) {
        this.offices = offices;
        this.bookings = bookings;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "home";
    }

    @GetMapping("/book")
    String choose(@RequestParam(defaultValue = "") String q, Model model) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        List<Office> found = offices.all().stream()
                .filter(office -> (office.city() + " " + office.province() + " " + office.name())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        model.addAttribute("q", q.strip());
        model.addAttribute("offices", found);
        return "book-offices";
    }

    @GetMapping("/book/{office}")
    String form(
            @PathVariable String office,
            @RequestParam(defaultValue = "REGULAR") String lane,
            Model model,
            HttpServletResponse response) {
        Lane whose = Lane.PRIORITY.name().equals(lane) ? Lane.PRIORITY : Lane.REGULAR;
        try {
            return form(office(office), BookingForm.empty(whose), Map.of(), model);
        } catch (UnknownOffice e) {
            return closed(office, model, response);
        }
    }

    @PostMapping("/book/{office}")
    Object book(
            @PathVariable String office,
            @ModelAttribute BookingForm form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            return book(office(office), form, model, redirect, response);
        } catch (UnknownOffice e) {
            return closed(office, model, response);
        }
    }

    private Object book(
            Office where, BookingForm form, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        LocalDate today = LocalDate.now(clock.withZone(where.zone()));
        BookingForm.Read read = form.read(today);
        BookingRequest request = read.request();
        Map<String, String> wrong = read.wrong();
        if (request != null) {
            try {
                return done(where, bookings.book(where.id(), request), redirect);
            } catch (NoPlace e) {
                wrong = Map.of("slot", "book.error.taken");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return form(where, form, wrong, model);
    }

    @GetMapping("/book/{office}/done")
    Object done(@PathVariable String office, Model model) {
        model.addAttribute("office", known(office));
        return model.containsAttribute("code") ? "booked" : Pages.seeOther("/track");
    }

    private static View done(Office office, Booking booking, RedirectAttributes redirect) {
        redirect.addFlashAttribute("code", booking.code());
        redirect.addFlashAttribute("day", booking.day());
        redirect.addFlashAttribute("start", booking.start());
        return Pages.seeOther("/book/" + office.id() + "/done");
    }

    private String form(Office office, BookingForm form, Map<String, String> wrong, Model model) {
        Map<LocalDate, List<Place>> days = bookings.places(office.id(), form.laneOrRegular()).stream()
                .collect(Collectors.groupingBy(Place::day, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("office", office);
        model.addAttribute("form", form);
        model.addAttribute("lane", form.laneOrRegular().name());
        model.addAttribute("wrong", wrong);
        model.addAttribute("days", days);
        model.addAttribute("kinds", PassportKind.values());
        return "book";
    }

    /** Says so in words; what was booked before stays. */
    private String closed(String office, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("office", known(office));
        return "book-closed";
    }

    /** @throws UnknownOffice if the office is closed */
    private Office office(String id) {
        return offices.get(known(id).id());
    }

    private Office known(String id) {
        return offices.known().stream()
                .filter(office -> office.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
