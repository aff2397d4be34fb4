package id.lintas.app.privacy;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.passport.Nik;
import id.lintas.privacy.Purge;
import id.lintas.privacy.ReasonMissing;
import id.lintas.privacy.SubjectRequest.Kind;
import id.lintas.privacy.SubjectRequests;
import id.lintas.privacy.Unmaskings;
import id.lintas.staff.Duty;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The office's register of people's requests about their own data, and who saw whose data whole. */
@Controller
@RequestMapping("/office/{office}/privacy")
class PrivacyPages {

    private static final int MOST = 100;

    private final OfficeAccess access;
    private final SubjectRequests requests;
    private final Unmaskings unmaskings;
    private final Purge purge;
    private final Clock clock;

    PrivacyPages(OfficeAccess access, SubjectRequests requests, Unmaskings unmaskings, Purge purge, Clock clock) {
        this.access = access;
        this.requests = requests;
        this.unmaskings = unmaskings;
        this.purge = purge;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView register(@PathVariable String office, Authentication who) {
        return page(access.enter(office, who, Duty.DATA_REQUESTS), RequestForm.EMPTY, "", HttpStatus.OK);
    }

    /** What was typed is in the body alone: it is a person's number. */
    @PostMapping
    Object open(
            @PathVariable String office,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String nik,
            @RequestParam(defaultValue = "") String note,
            Authentication who) {
        Office own = access.enter(office, who, Duty.DATA_REQUESTS);
        RequestForm form = new RequestForm(kind, nik, note);
        Optional<Kind> wanted = form.wanted();
        Optional<Nik> whose = form.whose();
        if (wanted.isEmpty()) {
            return page(own, form, "kind", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (whose.isEmpty()) {
            return page(own, form, "nik", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            return Pages.seeOther("/office/" + own.id() + "/privacy/"
                    + requests.open(own.id(), wanted.get(), whose.get(), note, who.getName())
                            .id());
        } catch (ReasonMissing e) {
            return page(own, form, "note", HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** The page, with the name of the field that does not do, or empty. */
    private ModelAndView page(Office own, RequestForm form, String wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("privacy", status);
        page.addObject("office", own);
        page.addObject("rows", requests.latest(own.id(), MOST));
        page.addObject("seen", unmaskings.latest(own.id(), MOST));
        page.addObject("rules", purge.rules());
        page.addObject("kinds", Kind.values());
        page.addObject("form", form);
        page.addObject("now", clock.instant());
        page.addObject("wrong", wrong);
        return page;
    }
}
