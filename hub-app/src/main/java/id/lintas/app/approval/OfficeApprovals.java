package id.lintas.app.approval;

import id.lintas.app.security.OfficeAccess;
import id.lintas.approval.Person;
import id.lintas.office.Office;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An office's approvals, for its staff; who may decide is the kind's to say. */
@Controller
@RequestMapping("/office/{office}/approvals")
class OfficeApprovals {

    private final OfficeAccess access;
    private final Desk desk;

    OfficeApprovals(OfficeAccess access, Desk desk) {
        this.access = access;
        this.desk = desk;
    }

    @GetMapping
    ModelAndView list(@PathVariable String office, Authentication who) {
        return desk.list(place(office, who));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String office, @PathVariable String id, Authentication who) {
        return desk.show(place(office, who), id, person(office, who));
    }

    @PostMapping("/{id}/approve")
    Object approve(
            @PathVariable String office,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String digest,
            Authentication who) {
        return desk.approve(place(office, who), id, person(office, who), digest);
    }

    @PostMapping("/{id}/refuse")
    Object refuse(
            @PathVariable String office,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Authentication who) {
        return desk.refuse(place(office, who), id, person(office, who), reason);
    }

    @PostMapping("/{id}/withdraw")
    Object withdraw(@PathVariable String office, @PathVariable String id, Authentication who) {
        return desk.withdraw(place(office, who), id, person(office, who));
    }

    private Desk.Place place(String office, Authentication who) {
        Office own = access.enter(office, who);
        return new Desk.Place(own.id(), "/office/" + own.id() + "/approvals", own.zone());
    }

    private Person person(String office, Authentication who) {
        return Persons.of(who, access.mine(access.enter(office, who), who));
    }
}
