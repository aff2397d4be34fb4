package id.lintas.app.console;

import id.lintas.message.Punctuality;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How soon each partner's word comes, and how old what waits for the state's receipt is. */
@Controller
class PunctualityPages {

    private static final int DAYS = 7;

    private final Punctuality punctuality;

    PunctualityPages(Punctuality punctuality) {
        this.punctuality = punctuality;
    }

    @GetMapping("/console/punctuality")
    String show(Model model) {
        model.addAttribute("days", DAYS);
        model.addAttribute("partners", punctuality.partners(DAYS));
        model.addAttribute("waiting", punctuality.unconfirmed());
        return "punctuality";
    }
}
