package id.lintas.app.privacy;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.privacy.Correction.Field;
import id.lintas.privacy.Corrections;
import id.lintas.privacy.ReasonMissing;
import id.lintas.privacy.RequestClosed;
import id.lintas.privacy.SubjectCopy;
import id.lintas.privacy.SubjectRequest.Outcome;
import id.lintas.privacy.SubjectRequests;
import id.lintas.staff.Duty;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One request: the copy, the correction, and how it ended. */
@Controller
@RequestMapping("/office/{office}/privacy/{id}")
class RequestPages {

    private final OfficeAccess access;
    private final SubjectRequests requests;
    private final Corrections corrections;
    private final RequestView.Maker views;
    private final CopyZip zip;

    RequestPages(
            OfficeAccess access,
            SubjectRequests requests,
            Corrections corrections,
            RequestView.Maker views,
            CopyZip zip) {
        this.access = access;
        this.requests = requests;
        this.corrections = corrections;
        this.views = views;
        this.zip = zip;
    }

    @GetMapping
    ModelAndView show(@PathVariable String office, @PathVariable UUID id, Authentication who) {
        Office own = access.enter(office, who, Duty.DATA_REQUESTS);
        return page(own, id, "", HttpStatus.OK);
    }

    @PostMapping("/copy")
    @Nullable
    Object copy(@PathVariable String office, @PathVariable UUID id, Authentication who, HttpServletResponse response)
            throws IOException {
        Office own = access.enter(office, who, Duty.DATA_REQUESTS);
        try {
            SubjectCopy copy = requests.copy(own.id(), id, who.getName());
            zip.write(own, id, copy, response);
            return null;
        } catch (RequestClosed e) {
            return page(own, id, "subject.wrong.closed", HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/correct")
    Object correct(
            @PathVariable String office,
            @PathVariable UUID id,
            @RequestParam(name = "case", required = false) @Nullable UUID one,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String value,
            Authentication who) {
        Office own = access.enter(office, who, Duty.DATA_REQUESTS);
        requests.get(own.id(), id);
        Optional<Field> which = Arrays.stream(Field.values())
                .filter(known -> known.name().equals(field))
                .findFirst();
        if (one == null || which.isEmpty() || !Corrections.fits(which.get(), value.strip())) {
            return page(own, id, "subject.wrong.value", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            corrections.correct(own.id(), id, one, which.get(), value, who.getName());
            return back(own, id);
        } catch (RequestClosed e) {
            return page(own, id, "subject.wrong.closed", HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/close")
    Object close(
            @PathVariable String office,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String answer,
            Authentication who) {
        Office own = access.enter(office, who, Duty.DATA_REQUESTS);
        requests.get(own.id(), id);
        Optional<Outcome> ending = Arrays.stream(Outcome.values())
                .filter(known -> known.name().equals(outcome))
                .findFirst();
        if (ending.isEmpty()) {
            return page(own, id, "subject.wrong.outcome", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            requests.close(own.id(), id, ending.get(), answer, who.getName());
            return back(own, id);
        } catch (ReasonMissing e) {
            return page(own, id, "subject.wrong.answer", HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (RequestClosed e) {
            return page(own, id, "subject.wrong.closed", HttpStatus.CONFLICT);
        }
    }

    private ModelAndView page(Office own, UUID id, String wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("privacy-request", status);
        page.addObject("office", own);
        page.addObject("view", views.of(own.id(), id));
        page.addObject("fields", Field.values());
        page.addObject("outcomes", Outcome.values());
        page.addObject("wrong", wrong);
        return page;
    }

    private static Object back(Office own, UUID id) {
        return Pages.seeOther("/office/" + own.id() + "/privacy/" + id);
    }
}
