package id.lintas.app.reconciliation;

import id.lintas.intake.QuarantinedStatements;
import id.lintas.intake.QuarantinedStatements.Place;
import id.lintas.intake.QuarantinedStatements.Quarantined;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Statements that booked nothing, each with every reason in words. */
@Controller
class StatementPages {

    private static final int PAGE = 10;

    private final QuarantinedStatements statements;

    StatementPages(QuarantinedStatements statements) {
        this.statements = statements;
    }

    @GetMapping("/console/statements")
    String quarantined(@RequestParam(defaultValue = "") String before, Model model) {
        List<Quarantined> found = statements.latest(place(before), PAGE + 1);
        List<Quarantined> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("statements", shown);
        model.addAttribute("older", found.size() > PAGE ? after(shown.get(PAGE - 1)) : "");
        return "statements";
    }

    private static String after(Quarantined one) {
        return one.receivedAt() + "_" + one.id();
    }

    /** What is no place is the first page. */
    private static @Nullable Place place(String before) {
        String[] parts = before.split("_", 2);
        try {
            return parts.length == 2 ? new Place(Instant.parse(parts[0]), UUID.fromString(parts[1])) : null;
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }
}
