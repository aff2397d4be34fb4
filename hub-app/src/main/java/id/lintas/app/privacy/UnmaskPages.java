package id.lintas.app.privacy;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.privacy.NothingToShow;
import id.lintas.privacy.PrivacySettings;
import id.lintas.privacy.ReasonMissing;
import id.lintas.privacy.UnmaskReason;
import id.lintas.privacy.Unmaskings;
import id.lintas.staff.Duty;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** Asks why somebody wants to see a case whole, and masks it again before its time. */
@Controller
@RequestMapping("/office/{office}/cases/{id}")
class UnmaskPages {

    private final OfficeAccess access;
    private final PassportApplications applications;
    private final Unmaskings unmaskings;
    private final PrivacySettings settings;

    UnmaskPages(
            OfficeAccess access, PassportApplications applications, Unmaskings unmaskings, PrivacySettings settings) {
        this.access = access;
        this.applications = applications;
        this.unmaskings = unmaskings;
        this.settings = settings;
    }

    @GetMapping("/unmask")
    ModelAndView form(@PathVariable String office, @PathVariable UUID id, Authentication who) {
        Office own = access.enter(office, who);
        PassportApplication one = applications.get(own.id(), id);
        access.enter(office, who, Duty.SEE_PERSONS);
        return page(own, one, "", "", HttpStatus.OK);
    }

    @PostMapping("/unmask")
    Object unmask(
            @PathVariable String office,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String note,
            Authentication who) {
        Office own = access.enter(office, who);
        PassportApplication one = applications.get(own.id(), id);
        access.enter(office, who, Duty.SEE_PERSONS);
        Optional<UnmaskReason> why = Arrays.stream(UnmaskReason.values())
                .filter(known -> known.name().equals(reason))
                .findFirst();
        if (why.isEmpty()) {
            return page(own, one, "unmask.wrong.reason", note, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            unmaskings.unmask(own.id(), id, who.getName(), why.get(), note);
        } catch (ReasonMissing e) {
            return page(own, one, "unmask.wrong.note", note, HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("reason", reason);
        } catch (NothingToShow e) {
            return page(own, one, "", "", HttpStatus.CONFLICT);
        }
        return back(own, id);
    }

    @PostMapping("/mask")
    View mask(@PathVariable String office, @PathVariable UUID id, Authentication who) {
        Office own = access.enter(office, who);
        applications.get(own.id(), id);
        access.enter(office, who, Duty.SEE_PERSONS);
        unmaskings.mask(own.id(), id, who.getName());
        return back(own, id);
    }

    private ModelAndView page(Office own, PassportApplication one, String wrong, String note, HttpStatus status) {
        ModelAndView page = new ModelAndView("unmask", status);
        page.addObject("office", own);
        page.addObject("one", one);
        page.addObject("reasons", UnmaskReason.values());
        page.addObject("reason", "");
        page.addObject("note", note);
        page.addObject("minutes", settings.unmaskFor().toMinutes());
        page.addObject("wrong", wrong);
        return page;
    }

    private static View back(Office own, UUID id) {
        return Pages.seeOther("/office/" + own.id() + "/cases/" + id);
    }
}
