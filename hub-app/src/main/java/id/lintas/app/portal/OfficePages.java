package id.lintas.app.portal;

import id.lintas.absence.Absences;
import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.passport.NikTrace;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.staff.Assignment;
import id.lintas.staff.Duty;
import id.lintas.staff.Handovers;
import id.lintas.staff.Rota;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The front page of an office: what waits, and the latest cases. */
@Controller
class OfficePages {

    /** Enough for a day of the largest office, and still one page. */
    private static final int MOST = 200;

    private final OfficeAccess access;
    private final PassportApplications applications;
    private final SearchTokens searches;
    private final Handovers handovers;
    private final Absences absences;

    OfficePages(
            OfficeAccess access,
            PassportApplications applications,
            SearchTokens searches,
            Handovers handovers,
            Absences absences) {
        this.access = access;
        this.applications = applications;
        this.searches = searches;
        this.handovers = handovers;
        this.absences = absences;
    }

    /**
     * What of the office's cases was asked for.
     *
     * @param stage those that stand there, or empty
     * @param code those of that booking, or empty
     * @param nik those of that person, if anybody
     * @param waiting those that are paid and stand still
     */
    private record Wanted(String stage, String code, Optional<NikTrace> nik, boolean waiting) {}

    /** Straight in for a person of one office; a person of several chooses, and the address remembers the choice. */
    @GetMapping("/office")
    Object own(@RequestParam(defaultValue = "false") boolean choose, Authentication who, Model model) {
        List<Office> own = access.own(who);
        if (own.isEmpty()) {
            throw new AccessDeniedException("no office (expected: staff of one)");
        }
        if (own.size() == 1 && !choose) {
            return Pages.seeOther("/office/" + own.get(0).id());
        }
        model.addAttribute("offices", own);
        return "offices-of-mine";
    }

    @GetMapping("/office/{office}")
    String cases(
            @PathVariable String office,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "false") boolean waiting,
            Authentication who,
            Model model) {
        Office own = access.enter(office, who);
        Optional<NikTrace> trace = searches.read(own.id(), who.getName(), search);
        model.addAttribute("nik", trace.map(NikTrace::masked).orElse(""));
        model.addAttribute("wrong", search.isEmpty() || trace.isPresent() ? "" : "office.search.expired");
        String booking = new SearchText(code).code().orElse("");
        return page(own, access.mine(own, who), new Wanted(stage, booking, trace, waiting), model);
    }

    /** What was typed is in the body of a POST, for it may be a person's number; the answer's address does not tell it. */
    @PostMapping("/office/{office}/search")
    Object search(
            @PathVariable String office,
            @RequestParam(defaultValue = "") String code,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who);
        SearchText typed = new SearchText(code);
        String page = "/office/" + own.id();
        if (code.isBlank()) {
            return Pages.seeOther(page);
        }
        if (typed.code().isPresent()) {
            return Pages.seeOther(page + "?code=" + typed.code().get());
        }
        if (typed.nik().isPresent()) {
            NikTrace trace = applications.search(own.id(), typed.nik().get(), who.getName());
            return Pages.seeOther(page + "?search=" + searches.of(own.id(), who.getName(), trace));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("nik", "");
        model.addAttribute("wrong", "office.search.wrong");
        return page(own, access.mine(own, who), new Wanted("", "", Optional.empty(), false), model);
    }

    private String page(Office own, Assignment mine, Wanted wanted, Model model) {
        List<PassportApplication> latest = applications.latest(own.id(), MOST);
        List<PassportApplication> found = found(own, wanted, latest);
        model.addAttribute("office", own);
        // A page that answers a form cannot be read again from its address; what stands still needs no watching.
        model.addAttribute("live", "".equals(model.getAttribute("wrong")) && !wanted.waiting());
        model.addAttribute("note", handovers.unread(mine).orElse(null));
        model.addAttribute("remind", reminder(own, mine));
        model.addAttribute("mine", mine);
        model.addAttribute("seesPayments", mine.duties().contains(Duty.SEE_PAYMENTS));
        model.addAttribute("dataRequests", mine.duties().contains(Duty.DATA_REQUESTS));
        model.addAttribute("tasks", tasks(latest));
        model.addAttribute("stage", wanted.stage());
        model.addAttribute("code", wanted.code());
        model.addAttribute("waiting", wanted.waiting());
        model.addAttribute("total", found.size());
        model.addAttribute(
                "cases",
                found.stream()
                        .filter(one ->
                                wanted.stage().isEmpty() || one.stage().name().equals(wanted.stage()))
                        .toList());
        return "office";
    }

    private List<PassportApplication> found(Office own, Wanted wanted, List<PassportApplication> latest) {
        if (wanted.nik().isPresent()) {
            return applications.of(own.id(), wanted.nik().get());
        }
        if (wanted.waiting()) {
            return absences.paidAndWaiting(own.id(), MOST);
        }
        return wanted.code().isEmpty() ? latest : applications.ofBooking(own.id(), wanted.code());
    }

    /** In the last two weeks, as long as nothing is written. */
    private boolean reminder(Office own, Assignment mine) {
        return mine.endsOn().isBefore(access.today(own).plusDays(Rota.REMINDER_DAYS + 1L))
                && handovers.of(own.id(), mine.id()).isEmpty();
    }

    /** How many of the cases stand where, in the order of the way from booking to archive. */
    static Map<Stage, Long> tasks(List<PassportApplication> cases) {
        Map<Stage, Long> tasks = new EnumMap<>(Stage.class);
        cases.forEach(one -> tasks.merge(one.stage(), 1L, Long::sum));
        return tasks;
    }
}
