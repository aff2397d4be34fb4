package id.lintas.app.portal;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The front page of an office: what waits, and the latest cases. */
@Controller
class OfficePages {

    /** Enough for a day of the largest office, and still one page. */
    private static final int MOST = 200;

    private final OfficeAccess access;
    private final PassportApplications applications;

    OfficePages(OfficeAccess access, PassportApplications applications) {
        this.access = access;
        this.applications = applications;
    }

    @GetMapping("/office")
    View own(Authentication who) {
        return access.own(who).stream()
                .findFirst()
                .map(office -> Pages.seeOther("/office/" + office.id()))
                .orElseThrow(() -> new AccessDeniedException("no office (expected: staff of one)"));
    }

    @GetMapping("/office/{office}")
    String cases(
            @PathVariable String office,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "") String code,
            Authentication who,
            Model model) {
        Office own = access.enter(office, who);
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        List<PassportApplication> latest = applications.latest(own.id(), MOST);
        List<PassportApplication> found = wanted.isEmpty() ? latest : applications.ofBooking(own.id(), wanted);
        model.addAttribute("office", own);
        model.addAttribute("live", true);
        model.addAttribute("tasks", tasks(latest));
        model.addAttribute("stage", stage);
        model.addAttribute("code", wanted);
        model.addAttribute("total", found.size());
        model.addAttribute(
                "cases",
                found.stream()
                        .filter(one -> stage.isEmpty() || one.stage().name().equals(stage))
                        .toList());
        return "office";
    }

    /** How many of the cases stand where, in the order of the way from booking to archive. */
    static Map<Stage, Long> tasks(List<PassportApplication> cases) {
        Map<Stage, Long> tasks = new EnumMap<>(Stage.class);
        cases.forEach(one -> tasks.merge(one.stage(), 1L, Long::sum));
        return tasks;
    }
}
