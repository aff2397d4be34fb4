package id.lintas.app.rescue;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.inquiry.BankWord;
import id.lintas.office.Office;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.passport.PassportApplications;
import id.lintas.rescue.Acceptance;
import id.lintas.rescue.Acceptances;
import id.lintas.rescue.Finding;
import id.lintas.rescue.RescueDesk;
import id.lintas.staff.Duty;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Somebody stands at the counter with a slip. What was typed stays out of addresses. */
@Controller
@RequestMapping("/office/{office}")
class RescuePages {

    private static final int MOST = 50;

    private final OfficeAccess access;
    private final RescueDesk desk;
    private final Acceptances acceptances;
    private final PassportApplications applications;
    private final Partners partners;

    RescuePages(
            OfficeAccess access,
            RescueDesk desk,
            Acceptances acceptances,
            PassportApplications applications,
            Partners partners) {
        this.partners = partners;
        this.access = access;
        this.desk = desk;
        this.acceptances = acceptances;
        this.applications = applications;
    }

    @GetMapping("/rescue")
    ModelAndView open(@PathVariable String office, Authentication who) {
        return page(access.enter(office, who, Duty.SEE_PAYMENTS), "", HttpStatus.OK);
    }

    @PostMapping("/rescue")
    ModelAndView search(
            @PathVariable String office, @RequestParam(defaultValue = "") String number, Authentication who) {
        Office own = access.enter(office, who, Duty.SEE_PAYMENTS);
        Optional<Finding> finding = desk.search(own.id(), number, who.getName());
        if (finding.isEmpty()) {
            return page(own, "rescue.number.wrong", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        ModelAndView page = page(own, "", HttpStatus.OK);
        page.addObject("finding", finding.get());
        return page;
    }

    /** One case, with what the banks say if nothing is known here. */
    @GetMapping("/cases/{id}/rescue")
    ModelAndView show(@PathVariable String office, @PathVariable UUID id, Authentication who) {
        return found(access.enter(office, who, Duty.SEE_PAYMENTS), id, who, "", HttpStatus.OK);
    }

    /**
     * Serves the case before its confirmation.
     *
     * @param evidence {@code BANK}: the bank is asked once more and must say so; {@code SLIP}: by the number on the slip
     */
    @PostMapping("/cases/{id}/accept")
    Object accept(
            @PathVariable String office,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(defaultValue = "") String reference,
            Authentication who) {
        Office own = access.enter(office, who);
        applications.get(own.id(), id);
        access.enter(office, who, Duty.SEE_PAYMENTS);
        Optional<Acceptances.Refusal> refusal;
        if (evidence.equals(Acceptance.Evidence.BANK.name())) {
            Map.Entry<PartnerId, BankWord> paid =
                    desk.ask(own.id(), id, who.getName()).paid();
            if (paid == null) {
                return found(own, id, who, "rescue.accept.bank", HttpStatus.CONFLICT);
            }
            refusal = acceptances.accept(
                    own.id(),
                    id,
                    Acceptance.Evidence.BANK,
                    paid.getKey().value(),
                    paid.getValue().reference(),
                    paid.getValue().paidAt(),
                    who.getName());
        } else {
            refusal = acceptances.accept(own.id(), id, Acceptance.Evidence.SLIP, "", reference, null, who.getName());
        }
        return refusal.isEmpty()
                ? Pages.seeOther("/office/" + own.id() + "/cases/" + id + "/rescue")
                : found(own, id, who, "rescue.accept." + refusal.get(), HttpStatus.CONFLICT);
    }

    private ModelAndView found(Office own, UUID id, Authentication who, String wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("rescue-case", status);
        page.addObject("office", own);
        page.addObject("found", desk.ask(own.id(), id, who.getName()));
        page.addObject("names", partners.known().stream().collect(Collectors.toMap(Partner::id, Partner::name)));
        page.addObject("wrong", wrong);
        return page;
    }

    private ModelAndView page(Office own, String wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("rescue", status);
        page.addObject("office", own);
        page.addObject("served", acceptances.open(own.id(), MOST));
        page.addObject("wrong", wrong);
        return page;
    }
}
