package id.lintas.app.approval;

import id.lintas.app.pages.Pages;
import id.lintas.approval.Approval;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.freeze.Freezes;
import id.lintas.freeze.FrozenOffices;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Asking for an office to be closed at once, or opened again. */
@Controller
@RequestMapping("/console/freeze")
class FreezePages {

    private final Freezes freezes;
    private final FrozenOffices frozen;
    private final Offices offices;

    FreezePages(Freezes freezes, FrozenOffices frozen, Offices offices) {
        this.freezes = freezes;
        this.frozen = frozen;
        this.offices = offices;
    }

    @GetMapping
    ModelAndView form(@RequestParam(defaultValue = "") String office) {
        return page(office(office), "", "", HttpStatus.OK);
    }

    /** @param way {@code freeze} or {@code thaw}, as the form said when it was opened */
    @PostMapping
    Object ask(
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String reason,
            Authentication who) {
        Office known = office(office);
        if (Desk.missing(reason)) {
            return page(known, reason, "approval.reason.missing", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Person person = Persons.of(who);
        try {
            Approval asked = switch (way) {
                case "freeze" -> freezes.askToFreeze(known.id(), person, reason);
                case "thaw" -> freezes.askToThaw(known.id(), person, reason);
                default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "way");
            };
            return Pages.seeOther("/console/approvals/" + asked.id());
        } catch (AskRefused e) {
            return page(known, reason, "approval.ask." + e.why(), HttpStatus.CONFLICT);
        }
    }

    private ModelAndView page(Office office, String reason, String wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("freeze", status);
        page.addObject("office", office);
        page.addObject("freeze", frozen.find(office.id()).orElse(null));
        page.addObject("reason", reason);
        page.addObject("wrong", wrong);
        return page;
    }

    private Office office(String id) {
        try {
            return offices.known(new OfficeId(id)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "office", e);
        }
    }
}
