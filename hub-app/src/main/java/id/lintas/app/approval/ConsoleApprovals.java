package id.lintas.app.approval;

import id.lintas.app.pages.Words;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The directorate's approvals. */
@Controller
@RequestMapping("/console/approvals")
class ConsoleApprovals {

    private static final Desk.Place HERE = new Desk.Place(OfficeId.CENTRAL, "/console/approvals", Words.JAKARTA);

    private static final String OPERATOR = "central-operator";

    private final Desk desk;
    private final Offices offices;

    ConsoleApprovals(Desk desk, Offices offices) {
        this.desk = desk;
        this.offices = offices;
    }

    /** Operators can ask for a freeze from here; those who only look are not offered it. */
    @GetMapping
    ModelAndView list(Authentication who) {
        ModelAndView page = desk.list(HERE);
        return Persons.of(who).roles().contains(OPERATOR) ? page.addObject("offices", offices.known()) : page;
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable String id, Authentication who) {
        return desk.show(HERE, id, Persons.of(who));
    }

    @PostMapping("/{id}/approve")
    Object approve(@PathVariable String id, @RequestParam(defaultValue = "") String digest, Authentication who) {
        return desk.approve(HERE, id, Persons.of(who), digest);
    }

    @PostMapping("/{id}/refuse")
    Object refuse(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Authentication who) {
        return desk.refuse(HERE, id, Persons.of(who), reason);
    }

    @PostMapping("/{id}/withdraw")
    Object withdraw(@PathVariable String id, Authentication who) {
        return desk.withdraw(HERE, id, Persons.of(who));
    }
}
