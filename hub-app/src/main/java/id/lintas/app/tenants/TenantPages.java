package id.lintas.app.tenants;

import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.tenants.Problem;
import id.lintas.tenants.TenantKind;
import id.lintas.tenants.TenantState;
import id.lintas.tenants.Tenants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Which offices and partners are in force on this node, what is wrong with their files, and what their files were. */
@Controller
class TenantPages {

    private static final int MOST_VERSIONS = 50;

    private final Tenants tenants;
    private final Offices offices;
    private final Partners partners;
    private final TenantHistory history;
    private final ReasonWords words;

    TenantPages(Tenants tenants, Offices offices, Partners partners, TenantHistory history, ReasonWords words) {
        this.tenants = tenants;
        this.offices = offices;
        this.partners = partners;
        this.history = history;
        this.words = words;
    }

    @GetMapping("/console/tenants")
    String tenants(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        Map<String, TenantVersion> latest = history.latest();
        List<TenantRow> rows = tenants.states().stream()
                .map(state -> row(state, latest, locale))
                .toList();
        model.addAttribute("q", q.strip());
        model.addAttribute(
                "rows",
                rows.stream()
                        .filter(row -> (row.id() + " " + row.name())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                        .toList());
        model.addAttribute("troubled", rows.stream().filter(TenantRow::troubled).toList());
        model.addAttribute("others", others(locale));
        return "tenants";
    }

    @GetMapping("/console/tenants/{folder}/{id}")
    String tenant(@PathVariable String folder, @PathVariable String id, Locale locale, Model model) {
        TenantState state = tenants.states().stream()
                .filter(one -> one.kind().folder().equals(folder) && one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<TenantVersion> versions = history.of(state.kind(), id, MOST_VERSIONS + 1);
        model.addAttribute("row", row(state, history.latest(), locale));
        model.addAttribute(
                "inForce",
                versions.stream()
                        .filter(version -> version.verdict() == TenantVersion.Verdict.ACCEPTED)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("versions", rows(versions, locale));
        return "tenant";
    }

    /** What is wrong in the folders and belongs to no tenant. */
    private List<String> others(Locale locale) {
        Set<String> files = Arrays.stream(TenantKind.values())
                .flatMap(kind -> tenants.states().stream().map(state -> kind.file(state.id())))
                .collect(Collectors.toSet());
        return tenants.problems().stream()
                .filter(problem -> !files.contains(problem.file()))
                .map((Problem problem) ->
                        problem.file() + ": " + words.of(problem, locale).text())
                .toList();
    }

    private List<VersionRow> rows(List<TenantVersion> versions, Locale locale) {
        List<VersionRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(versions.size(), MOST_VERSIONS); i++) {
            TenantVersion version = versions.get(i);
            List<TenantRow.Reason> reasons = version.reasonLines().stream()
                    .map(line -> words.of(line, locale))
                    .toList();
            rows.add(VersionRow.of(version, i + 1 < versions.size() ? versions.get(i + 1) : null, reasons));
        }
        return rows;
    }

    private TenantRow row(TenantState state, Map<String, TenantVersion> latest, Locale locale) {
        List<TenantRow.Reason> reasons = state.problems().stream()
                .map(problem -> words.of(problem, locale))
                .toList();
        return new TenantRow(
                state.kind().folder(),
                state.id(),
                name(state),
                standing(state),
                latest.get(state.kind().file(state.id())),
                reasons);
    }

    /** A good file is not all: an office may be frozen, and a partner without its secrets is nobody. */
    private String standing(TenantState state) {
        TenantState.Standing standing = state.standing();
        if (standing != TenantState.Standing.IN_FORCE) {
            return standing.name();
        }
        return switch (state.kind()) {
            case OFFICE -> offices.find(new OfficeId(state.id())).isPresent() ? standing.name() : TenantRow.FROZEN;
            case PARTNER ->
                partners.find(new PartnerId(state.id())).isPresent() ? standing.name() : TenantRow.NO_SECRETS;
        };
    }

    /** A bad file may have a name that is no id. */
    private String name(TenantState state) {
        if (state.inForce() == null) {
            return state.id();
        }
        return switch (state.kind()) {
            case OFFICE ->
                offices.known(new OfficeId(state.id())).map(Office::name).orElse(state.id());
            case PARTNER ->
                partners.known(new PartnerId(state.id())).map(Partner::name).orElse(state.id());
        };
    }
}
