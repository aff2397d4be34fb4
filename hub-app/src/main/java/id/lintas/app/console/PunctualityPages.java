package id.lintas.app.console;

import id.lintas.message.Punctuality;
import id.lintas.reconciliation.BatchRequests;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How soon each partner's word comes, how old what waits for the state's receipt is, and which files were asked for. */
@Controller
class PunctualityPages {

    private static final int DAYS = 7;

    private static final int MOST_REQUESTS = 20;

    private final Punctuality punctuality;
    private final BatchRequests requests;

    PunctualityPages(Punctuality punctuality, BatchRequests requests) {
        this.punctuality = punctuality;
        this.requests = requests;
    }

    @GetMapping("/console/punctuality")
    String show(Model model) {
        model.addAttribute("days", DAYS);
        model.addAttribute("partners", punctuality.partners(DAYS));
        model.addAttribute("waiting", punctuality.unconfirmed());
        model.addAttribute("requests", requests.latest(MOST_REQUESTS));
        return "punctuality";
    }
}
