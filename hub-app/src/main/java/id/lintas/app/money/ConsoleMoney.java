package id.lintas.app.money;

import id.lintas.app.approval.Persons;
import id.lintas.app.pages.Pages;
import id.lintas.approval.Approval;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.decision.Decisions;
import id.lintas.payment.BillingCode;
import id.lintas.payment.UnmatchedMoney;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Money that no bill fits: an operator finds the bill or says that it was given back, and asks a second one. */
@Controller
@RequestMapping("/console/money")
class ConsoleMoney {

    private final UnmatchedMoney money;
    private final Decisions decisions;

    ConsoleMoney(UnmatchedMoney money, Decisions decisions) {
        this.money = money;
        this.decisions = decisions;
    }

    @GetMapping
    ModelAndView show(
            @RequestParam(defaultValue = "") String partner, @RequestParam(defaultValue = "") String reference) {
        return page(told(partner, reference), "", "", "", HttpStatus.OK);
    }

    /**
     * Asks a second operator.
     *
     * @param way {@code match}, {@code unmatch} or {@code return}
     * @param code the bill that the money is for; for a match alone
     */
    @PostMapping
    Object ask(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String reason,
            Authentication who) {
        UnmatchedMoney.Told told = told(partner, reference);
        Optional<BillingCode> bill = BillingCode.parse(code);
        if (way.equals("match") && bill.isEmpty()) {
            return page(told, code, reason, "money.code.wrong", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (reason.isBlank() || reason.strip().length() > Persons.LONGEST_REASON) {
            return page(told, code, reason, "approval.reason.missing", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Person person = Persons.of(who);
        try {
            Approval asked = switch (way) {
                case "match" -> decisions.askMatch(partner, reference, bill.orElseThrow(), person, reason);
                case "unmatch" -> decisions.askUnmatch(partner, reference, person, reason);
                case "return" -> decisions.askGiveBack(partner, reference, person, reason);
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "way");
            };
            return Pages.seeOther("/console/approvals/" + asked.id());
        } catch (AskRefused e) {
            return page(told, code, reason, "money.ask." + e.why(), HttpStatus.CONFLICT);
        }
    }

    private UnmatchedMoney.Told told(String partner, String reference) {
        return money.told(partner, reference)
                .filter(told -> told.waits() || told.matched() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "money"));
    }

    private static ModelAndView page(
            UnmatchedMoney.Told told, String code, String reason, String wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("money-match", status);
        page.addObject("told", told);
        page.addObject("code", code);
        page.addObject("reason", reason);
        page.addObject("wrong", wrong);
        return page;
    }
}
