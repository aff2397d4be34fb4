package id.lintas.app.portal;

import id.lintas.app.pages.Pages;
import id.lintas.app.receipt.TrackerViews;
import id.lintas.app.security.OfficeAccess;
import id.lintas.capture.Capture;
import id.lintas.office.Office;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.passport.UnknownApplication;
import id.lintas.payment.Payments;
import id.lintas.staff.Duty;
import id.lintas.vault.FingerRecord;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** One case: its page and what people at the counter do with it. */
@Controller
@RequestMapping("/office/{office}/cases/{id}")
class CasePages {

    private static final Logger LOG = LoggerFactory.getLogger(CasePages.class);
    private static final int MOST_FINGERS = 10;

    private final OfficeAccess access;
    private final CaseViews views;
    private final PassportApplications applications;
    private final Capture capture;
    private final Payments payments;
    private final TrackerViews trackers;

    CasePages(
            OfficeAccess access,
            CaseViews views,
            PassportApplications applications,
            Capture capture,
            Payments payments,
            TrackerViews trackers) {
        this.access = access;
        this.views = views;
        this.applications = applications;
        this.capture = capture;
        this.payments = payments;
        this.trackers = trackers;
    }

    @GetMapping
    String show(@PathVariable String office, @PathVariable UUID id, Authentication who, Model model) {
        Office own = access.enter(office, who);
        model.addAttribute("office", own);
        model.addAttribute("live", true);
        Set<Duty> duties = access.duties(own.id(), who);
        model.addAttribute("held", !payments.holds(own.id(), id).isEmpty());
        CaseView view = views.open(own.id(), id, who.getName(), duties);
        model.addAttribute("view", view);
        if (view.showsPayments()) {
            model.addAttribute("tracker", trackers.of(view.application()));
        }
        return "case";
    }

    @PostMapping("/move")
    View move(
            @PathVariable String office,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            Authentication who) {
        Office own = access.enter(office, who);
        applications.get(own.id(), id);
        Stage next = Moves.parse(to).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        access.enter(office, who, Moves.duty(next));
        applications.decide(own.id(), id, next, who.getName());
        return back(own, id);
    }

    @PostMapping("/capture")
    Object capture(
            @PathVariable String office,
            @PathVariable UUID id,
            HttpServletRequest request,
            Authentication who,
            Locale locale)
            throws IOException {
        Office own = access.enter(office, who);
        applications.get(own.id(), id);
        access.enter(office, who, Duty.CAPTURE);
        // A form of another kind has no files, which is said in words like any other capture that does not do.
        List<MultipartFile> fingers = request instanceof MultipartRequest files ? files.getFiles("fingers") : List.of();
        try {
            capture.capture(own.id(), id, records(fingers), who.getName());
        } catch (UnknownApplication e) {
            throw e;
        } catch (IllegalArgumentException e) {
            LOG.info("capture refused: office {} case {}: {}", own.id(), id, e.getMessage());
            return Pages.error(HttpStatus.UNPROCESSABLE_ENTITY, "capture", path(own, id), locale, who);
        }
        return back(own, id);
    }

    private static List<FingerRecord> records(List<MultipartFile> files) throws IOException {
        if (files.size() > MOST_FINGERS) {
            throw new IllegalArgumentException("fingers: " + files.size() + " files (expected: two to ten)");
        }
        List<FingerRecord> records = new ArrayList<>();
        for (MultipartFile file : files) {
            records.add(new FingerRecord(file.getBytes()));
        }
        return records;
    }

    private static View back(Office office, UUID id) {
        return Pages.seeOther(path(office, id));
    }

    private static String path(Office office, UUID id) {
        return "/office/" + office.id() + "/cases/" + id;
    }
}
