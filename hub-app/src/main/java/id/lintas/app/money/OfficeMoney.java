package id.lintas.app.money;

import id.lintas.app.approval.Persons;
import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.approval.Approval;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.decision.DecisionKind;
import id.lintas.decision.Decisions;
import id.lintas.office.Office;
import id.lintas.passport.PassportApplications;
import id.lintas.payment.Bills;
import id.lintas.payment.HeldMoney;
import id.lintas.payment.Payments;
import id.lintas.staff.Duty;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** An office's money that waits for people, and the page where they ask for a decision. */
@Controller
@RequestMapping("/office/{office}")
class OfficeMoney {

    private static final int MOST = 100;

    private final OfficeAccess access;
    private final PassportApplications applications;
    private final Payments payments;
    private final HeldMoney money;
    private final Bills bills;
    private final Decisions decisions;

    OfficeMoney(
            OfficeAccess access,
            PassportApplications applications,
            Payments payments,
            HeldMoney money,
            Bills bills,
            Decisions decisions) {
        this.access = access;
        this.applications = applications;
        this.payments = payments;
        this.money = money;
        this.bills = bills;
        this.decisions = decisions;
    }

    @GetMapping("/money")
    ModelAndView list(@PathVariable String office, Authentication who) {
        Office own = access.enter(office, who, Duty.SEE_PAYMENTS);
        ModelAndView page = new ModelAndView("money-list");
        page.addObject("office", own);
        page.addObject("held", money.held(own.id(), MOST));
        page.addObject("holds", money.holds(own.id(), MOST));
        return page;
    }

    @GetMapping("/cases/{id}/money")
    ModelAndView show(@PathVariable String office, @PathVariable UUID id, Authentication who) {
        return page(access.enter(office, who, Duty.SEE_PAYMENTS), id, who, "", "", HttpStatus.OK);
    }

    /** Another bill in the place of one that is over. */
    @PostMapping("/cases/{id}/money/renew")
    Object renew(@PathVariable String office, @PathVariable UUID id, Authentication who) {
        Office own = access.enter(office, who);
        applications.get(own.id(), id);
        access.enter(office, who, Duty.SEE_PAYMENTS);
        return bills.renew(own.id(), id, who.getName())
                ? Pages.seeOther("/office/" + own.id() + "/cases/" + id)
                : page(own, id, who, "", "money.renew.not", HttpStatus.CONFLICT);
    }

    /**
     * Asks a second person.
     *
     * @param decision a {@link DecisionKind} of an office
     * @param payment which payment; left out for the release of the case
     */
    @PostMapping("/cases/{id}/money/ask")
    Object ask(
            @PathVariable String office,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String payment,
            @RequestParam(defaultValue = "") String reason,
            Authentication who) {
        Office own = access.enter(office, who);
        applications.get(own.id(), id);
        access.enter(office, who, Duty.MONEY);
        DecisionKind kind = kind(decision);
        if (reason.isBlank() || reason.strip().length() > Persons.LONGEST_REASON) {
            return page(own, id, who, reason, "approval.reason.missing", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            Person person = Persons.of(who, access.mine(own, who));
            Approval asked = kind == DecisionKind.RELEASE
                    ? decisions.askRelease(own.id(), id, person, reason)
                    : decisions.askPayment(own.id(), kind, ofCase(own, id, payment), person, reason);
            return Pages.seeOther("/office/" + own.id() + "/approvals/" + asked.id());
        } catch (AskRefused e) {
            return page(own, id, who, reason, "approval.ask." + e.why(), HttpStatus.CONFLICT);
        }
    }

    private static DecisionKind kind(String name) {
        return Arrays.stream(DecisionKind.values())
                .filter(kind -> !kind.central() && kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "decision"));
    }

    /** A payment of another case is not this page's to decide. */
    private UUID ofCase(Office own, UUID id, String payment) {
        return payments.of(own.id(), id).stream()
                .map(one -> one.id())
                .filter(one -> one.toString().equals(payment))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "payment"));
    }

    private ModelAndView page(Office own, UUID id, Authentication who, String reason, String wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("money", status);
        page.addObject("office", own);
        page.addObject(
                "view",
                new MoneyView(
                        applications.get(own.id(), id),
                        payments.bills(own.id(), id),
                        payments.of(own.id(), id),
                        payments.holds(own.id(), id),
                        access.duties(own.id(), who).contains(Duty.MONEY),
                        bills.renewable(own.id(), id)));
        page.addObject("reason", reason);
        page.addObject("wrong", wrong);
        payments.seen(own.id(), id, who.getName());
        return page;
    }
}
