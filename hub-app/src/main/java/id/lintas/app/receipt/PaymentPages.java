package id.lintas.app.receipt;

import id.lintas.app.receipt.TrackerViews.Row;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.staff.Duty;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The office's payments and where each one is. The list marks none as seen: only opening a case does. */
@Controller
class PaymentPages {

    private static final int PAGE = 25;

    private final OfficeAccess access;
    private final TrackerViews trackers;

    PaymentPages(OfficeAccess access, TrackerViews trackers) {
        this.access = access;
        this.trackers = trackers;
    }

    @GetMapping("/office/{office}/payments")
    String payments(
            @PathVariable String office,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "") String before,
            Authentication who,
            Model model) {
        Office own = access.enter(office, who, Duty.SEE_PAYMENTS);
        List<Row> found = trackers.latest(own.id(), instant(before), open, PAGE + 1);
        List<Row> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("office", own);
        model.addAttribute("open", open);
        model.addAttribute("before", before);
        model.addAttribute("payments", shown);
        model.addAttribute(
                "stuck",
                shown.stream().filter(row -> !row.view().stuck().isEmpty()).count());
        model.addAttribute(
                "older", found.size() > PAGE ? shown.get(PAGE - 1).receivedAt().toString() : "");
        return "payments";
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "before", e);
        }
    }
}
