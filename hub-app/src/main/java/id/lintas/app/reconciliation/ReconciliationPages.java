package id.lintas.app.reconciliation;

import id.lintas.app.approval.Persons;
import id.lintas.app.pages.Pages;
import id.lintas.approval.Approval;
import id.lintas.approval.AskRefused;
import id.lintas.reconciliation.Difference;
import id.lintas.reconciliation.DifferenceKind;
import id.lintas.reconciliation.ReconciledDay;
import id.lintas.reconciliation.Reconciliation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Partners' banking days and what differs in them. Operators run the comparison and ask for a sign-off; others look. */
@Controller
@RequestMapping("/console/reconciliation")
class ReconciliationPages {

    private static final int PAGE = 25;
    private static final int DAYS = 7;
    private static final String PATH = "/console/reconciliation";

    private final Reconciliation reconciliation;

    ReconciliationPages(Reconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @GetMapping
    String days(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String before,
            Model model) {
        List<String> partners = reconciliation.names();
        DayQuery query = new DayQuery(partner, state, before).fit(partners);
        List<ReconciledDay> found = reconciliation.days(query.days(PAGE + 1));
        List<ReconciledDay> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("query", query);
        model.addAttribute("partners", partners);
        model.addAttribute("states", ReconciledDay.State.values());
        model.addAttribute("days", shown);
        model.addAttribute("recent", DAYS);
        model.addAttribute("older", found.size() > PAGE ? DayQuery.after(shown.get(PAGE - 1)) : "");
        return "reconciliation";
    }

    /** Compares one partner's day, or the last days of all where none is named. */
    @PostMapping("/run")
    Object run(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String day,
            Authentication who) {
        if (partner.isEmpty() && day.isEmpty()) {
            reconciliation.runLast(DAYS, who.getName());
            return Pages.seeOther(PATH);
        }
        LocalDate date = known(partner, day);
        reconciliation.run(partner, date, who.getName());
        return Pages.seeOther(PATH + "/" + partner + "/" + date);
    }

    @GetMapping("/{partner}/{day}")
    ModelAndView day(
            @PathVariable String partner,
            @PathVariable String day,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String closed,
            @RequestParam(defaultValue = "") String after) {
        return page(
                partner, known(partner, day), new Shown(kind(kind), closed.equals("yes"), after), "", HttpStatus.OK);
    }

    /** Asks a second operator to sign the day as it is now. */
    @PostMapping("/{partner}/{day}/sign")
    Object sign(
            @PathVariable String partner,
            @PathVariable String day,
            @RequestParam(defaultValue = "") String reason,
            Authentication who) {
        LocalDate date = known(partner, day);
        if (reason.isBlank() || reason.strip().length() > Persons.LONGEST_REASON) {
            return page(partner, date, Shown.ALL, "approval.reason.missing", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            Approval asked = reconciliation.askSignOff(partner, date, Persons.of(who), reason);
            return Pages.seeOther("/console/approvals/" + asked.id());
        } catch (AskRefused e) {
            return page(partner, date, Shown.ALL, "reconciliation.ask." + e.why(), HttpStatus.CONFLICT);
        }
    }

    /** What of a day is shown. */
    private record Shown(@Nullable DifferenceKind kind, boolean closed, String after) {

        static final Shown ALL = new Shown(null, false, "");

        Reconciliation.Differences differences(int most) {
            return new Reconciliation.Differences(kind, closed, after, most);
        }
    }

    private ModelAndView page(String partner, LocalDate date, Shown what, String wrong, HttpStatus status) {
        List<Difference> found = reconciliation.differences(partner, date, what.differences(PAGE + 1));
        List<Difference> shown = found.subList(0, Math.min(PAGE, found.size()));
        ModelAndView page = new ModelAndView("reconciliation-day", status);
        page.addObject("partner", partner);
        page.addObject("date", date);
        page.addObject("found", reconciliation.day(partner, date).orElse(null));
        page.addObject("kinds", DifferenceKind.values());
        page.addObject("kind", what.kind() == null ? "" : what.kind().name());
        page.addObject("closed", what.closed());
        page.addObject("differences", shown);
        page.addObject("older", found.size() > PAGE ? shown.get(PAGE - 1).key() : "");
        page.addObject("wrong", wrong);
        return page;
    }

    private static @Nullable DifferenceKind kind(String name) {
        return Arrays.stream(DifferenceKind.values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The day, if both it and the partner can be. */
    private LocalDate known(String partner, String day) {
        if (!reconciliation.names().contains(partner)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "partner");
        }
        return DayQuery.day(day).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "day"));
    }
}
