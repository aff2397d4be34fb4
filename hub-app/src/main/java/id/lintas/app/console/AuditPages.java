package id.lintas.app.console;

import id.lintas.app.pages.Pages;
import id.lintas.app.pages.Words;
import id.lintas.audit.Actor;
import id.lintas.audit.AuditArchive;
import id.lintas.audit.AuditBatches;
import id.lintas.audit.AuditChain;
import id.lintas.audit.AuditEntry;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditLog;
import id.lintas.audit.ChainState;
import id.lintas.audit.PublishedKey;
import id.lintas.office.OfficeId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who did what, for auditors and operators; whether the chain holds; and the archive, for auditors. Nobody changes anything. */
@Controller
@RequestMapping("/console/audit")
class AuditPages {

    private static final int PAGE = 25;
    private static final String PATH = "/console/audit";
    private static final String AUDITOR = "ROLE_auditor";

    private final AuditLog log;
    private final AuditChain chain;
    private final AuditBatches batches;
    private final AuditArchive archives;
    private final DetailWords details;

    AuditPages(AuditLog log, AuditChain chain, AuditBatches batches, AuditArchive archives, DetailWords details) {
        this.log = log;
        this.chain = chain;
        this.batches = batches;
        this.archives = archives;
        this.details = details;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String before,
            Authentication who,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        AuditQuery query = new AuditQuery(office, event, actor, subject, before);
        return query.fit() ? list(query, false, who, locale, model) : unfit(query, who, locale, model, response);
    }

    /** What was typed is in the body, for it may be a person's number; only what is not gets into the answer's address. */
    @PostMapping
    Object find(
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String event,
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String subject,
            Authentication who,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        AuditQuery query = new AuditQuery(office, event, actor, subject, "");
        return query.fit() ? Pages.seeOther(query.address()) : unfit(query, who, locale, model, response);
    }

    private String unfit(
            AuditQuery query, Authentication who, Locale locale, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return list(query.fitPart(), true, who, locale, model);
    }

    private String list(AuditQuery query, boolean wrong, Authentication who, Locale locale, Model model) {
        AuditLog.Filter filter = query.filter();
        List<AuditEntry> found = log.latest(filter, PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("filter", filter);
        model.addAttribute("wrong", wrong);
        model.addAttribute("events", AuditEvent.values());
        model.addAttribute("entries", shown);
        model.addAttribute(
                "details",
                shown.stream().collect(Collectors.toMap(AuditEntry::id, entry -> details.of(entry.detail(), locale))));
        model.addAttribute(
                "older",
                found.size() > PAGE ? AuditLog.Cursor.of(shown.get(PAGE - 1)).toString() : "");
        model.addAttribute("chains", chains(filter));
        model.addAttribute("keys", batches.keys());
        model.addAttribute("auditor", auditor(who));
        return "audit";
    }

    /** The chain of one office is looked at now; of all, what the last look of the hour found, the broken first. */
    private List<ChainState> chains(AuditLog.Filter filter) {
        String office = filter.office();
        if (office != null) {
            return filter.ofOneOffice() ? List.of(chain.verify(new OfficeId(office))) : List.of();
        }
        return chain.lastLooks().stream()
                .sorted(Comparator.comparing(ChainState::intact)
                        .thenComparing(state -> state.office().value()))
                .toList();
    }

    @GetMapping("/keys/{id}")
    ResponseEntity<String> key(@PathVariable String id) {
        PublishedKey key = batches.keys().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("key-" + key.id() + ".pem"))
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(key.pem());
    }

    /** @param from first day, and {@code until} the last, both in the directorate's zone */
    @PostMapping("/archive")
    @Nullable
    Object archive(
            @RequestParam String office,
            @RequestParam String from,
            @RequestParam String until,
            Authentication who,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        if (!auditor(who)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        Optional<AuditArchive.Plan> plan;
        try {
            plan = archives.plan(new OfficeId(office.strip()), day(from, 0), day(until, 1));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Pages.error(HttpStatus.UNPROCESSABLE_ENTITY, "archive", PATH, locale, who);
        }
        if (plan.isEmpty()) {
            return Pages.error(HttpStatus.NOT_FOUND, "noArchive", PATH, locale, who);
        }
        if (!archives.ready()) {
            return Pages.error(HttpStatus.SERVICE_UNAVAILABLE, "unsigned", PATH, locale, who);
        }
        // Written here and now: what may also be a page cannot be a streaming body, whose kind Spring reads off the
        // method.
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, attachment(plan.get().name()));
        response.setContentType("application/zip");
        archives.write(plan.get(), Actor.of(who.getName()), response.getOutputStream());
        return null;
    }

    private static Instant day(String text, int after) {
        LocalDate day = LocalDate.parse(text.strip()).plusDays(after);
        if (day.getYear() < 2000 || day.getYear() > 9999) {
            throw new DateTimeException("day: " + day + " (expected: of the years 2000 to 9999)");
        }
        return day.atStartOfDay(Words.JAKARTA).toInstant();
    }

    private static boolean auditor(Authentication who) {
        return who.getAuthorities().stream().anyMatch(role -> AUDITOR.equals(role.getAuthority()));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
