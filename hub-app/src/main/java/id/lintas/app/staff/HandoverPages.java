package id.lintas.app.staff;

import id.lintas.app.pages.Pages;
import id.lintas.app.security.OfficeAccess;
import id.lintas.office.Office;
import id.lintas.staff.Assignment;
import id.lintas.staff.HandoverNote;
import id.lintas.staff.Handovers;
import id.lintas.staff.StaffRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The handover: what the predecessor left, and what one leaves oneself. For all staff of the office. */
@Controller
@RequestMapping("/office/{office}/handover")
class HandoverPages {

    private final OfficeAccess access;
    private final Handovers handovers;

    HandoverPages(OfficeAccess access, Handovers handovers) {
        this.access = access;
        this.handovers = handovers;
    }

    @GetMapping
    String show(@PathVariable String office, Authentication who, Model model) {
        Office own = access.enter(office, who);
        return show(own, access.mine(own, who), null, "", model);
    }

    @PostMapping
    Object write(
            @PathVariable String office,
            @RequestParam(defaultValue = "") String text,
            Authentication who,
            Model model,
            HttpServletResponse response) {
        Office own = access.enter(office, who);
        Assignment mine = access.mine(own, who);
        try {
            handovers.write(own.id(), mine.id(), text, who.getName());
            return Pages.seeOther("/office/" + own.id() + "/handover");
        } catch (StaffRefused e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(own, mine, text, e.reason().name(), model);
        }
    }

    @PostMapping("/read")
    View read(@PathVariable String office, Authentication who) {
        Office own = access.enter(office, who);
        handovers.read(own.id(), who.getName());
        return Pages.seeOther("/office/" + own.id() + "/handover");
    }

    private String show(
            Office own, Assignment mine, @org.jspecify.annotations.Nullable String typed, String problem, Model model) {
        Optional<HandoverNote> written = handovers.of(own.id(), mine.id());
        model.addAttribute("office", own);
        model.addAttribute("mine", mine);
        model.addAttribute("problem", problem);
        model.addAttribute("written", written.orElse(null));
        model.addAttribute(
                "text", typed != null ? typed : written.map(HandoverNote::text).orElse(""));
        model.addAttribute("received", received(own, mine).orElse(null));
        model.addAttribute("unread", handovers.unread(mine).isPresent());
        return "handover";
    }

    private Optional<HandoverNote> received(Office own, Assignment mine) {
        return mine.replaces() == null ? Optional.empty() : handovers.of(own.id(), mine.replaces());
    }
}
