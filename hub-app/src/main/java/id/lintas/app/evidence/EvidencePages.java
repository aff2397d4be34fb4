package id.lintas.app.evidence;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.audit.Actor;
import id.lintas.audit.CannotSign;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.passport.UnknownApplication;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payments;
import id.lintas.staff.Duty;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the evidence of a case is taken: by the office's staff from the case's page, by operators and auditors from the console. */
@Controller
class EvidencePages {

    private final OfficeAccess access;
    private final Offices offices;
    private final Payments payments;
    private final CaseEvidence evidence;

    EvidencePages(OfficeAccess access, Offices offices, Payments payments, CaseEvidence evidence) {
        this.access = access;
        this.offices = offices;
        this.payments = payments;
        this.evidence = evidence;
    }

    @PostMapping("/office/{office}/cases/{id}/evidence")
    @Nullable
    Object ofCase(
            @PathVariable String office,
            @PathVariable UUID id,
            Authentication who,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Office own = access.enter(office, who, Duty.SEE_PAYMENTS);
        return answer(
                own,
                id,
                Actor.at(own.id(), who.getName()),
                "/office/" + own.id() + "/cases/" + id,
                who,
                locale,
                response);
    }

    /** @param key a billing code, or a case's id with its office */
    @PostMapping("/console/evidence")
    @Nullable
    Object ofKey(
            @RequestParam(defaultValue = "") String office,
            @RequestParam String key,
            @RequestParam(defaultValue = "") String reason,
            Authentication who,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try {
            Actor actor = Actor.of(who.getName()).because(reason);
            Optional<Payments.CaseKey> found = BillingCode.parse(key)
                    .map(payments::caseOf)
                    .orElseGet(() -> Optional.of(
                            new Payments.CaseKey(new OfficeId(office.strip()), UUID.fromString(key.strip()))));
            if (found.isPresent()) {
                Optional<Office> of = offices.known(found.get().office());
                if (of.isPresent()) {
                    return answer(of.get(), found.get().application(), actor, "/console/audit", who, locale, response);
                }
            }
            return Pages.error(HttpStatus.NOT_FOUND, "noCase", "/console/audit", locale, who);
        } catch (UnknownApplication e) {
            return Pages.error(HttpStatus.NOT_FOUND, "noCase", "/console/audit", locale, who);
        } catch (IllegalArgumentException e) {
            return Pages.error(HttpStatus.UNPROCESSABLE_ENTITY, "noCase", "/console/audit", locale, who);
        }
    }

    private @Nullable Object answer(
            Office office,
            UUID id,
            Actor actor,
            String back,
            Authentication who,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        CaseEvidence.Bundle bundle;
        try {
            bundle = evidence.take(office, id, actor);
        } catch (CannotSign e) {
            return Pages.error(HttpStatus.SERVICE_UNAVAILABLE, "unsigned", back, locale, who);
        }
        // Written here and now: what may also be a page cannot be a streaming body, whose kind Spring reads off the
        // method.
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(bundle.name()).build().toString());
        response.setContentType("application/zip");
        evidence.write(bundle, response.getOutputStream());
        return null;
    }
}
