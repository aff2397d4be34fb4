package id.lintas.app.console;

import id.lintas.app.pages.Pages;
import id.lintas.app.pages.Words;
import id.lintas.app.receipt.TrackerView;
import id.lintas.app.receipt.TrackerViews;
import id.lintas.delivery.DeliveryStatus;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.payment.Outcome;
import id.lintas.payment.UnmatchedMoney;
import id.lintas.route.RouteCounters;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The operators' pages. Looking changes nothing. */
@Controller
class ConsolePages {

    private static final int PAGE = 25;
    private static final int MOST_UNMATCHED = 200;

    /** What a message's status may be: of one that is owed, or the outcome of one that came. */
    private static final List<String> STATUSES = Stream.of(
                    Arrays.stream(DeliveryStatus.values()).map(Enum::name),
                    Stream.of("TAKEN", "BOOKED", "QUARANTINED", "UNKNOWN", "PARTLY_SETTLED", "FILE_WAITS"),
                    Arrays.stream(Outcome.values()).map(Enum::name))
            .flatMap(names -> names)
            .distinct()
            .toList();

    private final Messages messages;
    private final RouteCounters routes;
    private final UnmatchedMoney money;
    private final TrackerViews trackers;

    ConsolePages(Messages messages, RouteCounters routes, UnmatchedMoney money, TrackerViews trackers) {
        this.messages = messages;
        this.routes = routes;
        this.money = money;
        this.trackers = trackers;
    }

    @GetMapping("/console")
    String overview(Model model) {
        List<Messages.LinkCount> links = messages.links();
        model.addAttribute("waiting", count(links, "DUE") + count(links, "LEASED"));
        model.addAttribute("sent", count(links, "SENT"));
        model.addAttribute("parked", count(links, "PARKED"));
        model.addAttribute("delivered", count(links, "DELIVERED"));
        model.addAttribute("unmatched", messages.unmatched(MOST_UNMATCHED).size());
        model.addAttribute("latest", messages.latest(new Messages.Filter("PARKED", null, null, null), 5));
        return "console";
    }

    @GetMapping("/console/messages")
    String messages(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String before,
            Model model,
            HttpServletResponse response) {
        MessageQuery query = new MessageQuery(status, office, key, before);
        return query.fit() ? list(query, false, model) : unfit(query, model, response);
    }

    /** What was typed is in the body, for it may be a person's number; only what is not gets into the answer's address. */
    @PostMapping("/console/messages")
    Object find(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletResponse response) {
        MessageQuery query = new MessageQuery(status, office, key, "");
        return query.fit() ? Pages.seeOther(query.address()) : unfit(query, model, response);
    }

    private String unfit(MessageQuery query, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return list(query.fitPart(), true, model);
    }

    private String list(MessageQuery query, boolean wrong, Model model) {
        List<MessageView> found = messages.latest(query.filter(), PAGE + 1);
        List<MessageView> shown = found.subList(0, Math.min(PAGE, found.size()));
        model.addAttribute("query", query);
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("wrong", wrong);
        model.addAttribute("messages", shown);
        model.addAttribute(
                "older", found.size() > PAGE ? shown.get(PAGE - 1).at().toString() : "");
        return "messages";
    }

    @GetMapping("/console/messages/{id}")
    String message(@PathVariable String id, Model model) {
        MessageView message = messages.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String key = message.correlation();
        model.addAttribute("message", message);
        model.addAttribute("attempts", message.inbound() ? List.of() : messages.attempts(id));
        model.addAttribute("timeline", key == null ? List.of(message) : messages.timeline(key));
        model.addAttribute("trackers", trackers(message));
        model.addAttribute("centralZone", Words.JAKARTA);
        return "message";
    }

    /** Of the booking that the message is about; of a file, or of what nobody could attribute, there is none. */
    private List<TrackerView> trackers(MessageView message) {
        String office = message.office();
        String key = message.correlation();
        return office == null || key == null || office.equals(OfficeId.CENTRAL.value())
                ? List.of()
                : trackers.ofBooking(new OfficeId(office), key);
    }

    @GetMapping("/console/routes")
    String routes(Model model) {
        model.addAttribute("routes", routes.all());
        model.addAttribute("links", messages.links());
        return "routes";
    }

    @GetMapping("/console/unmatched")
    String unmatched(Model model) {
        model.addAttribute("unmatched", messages.unmatched(MOST_UNMATCHED));
        model.addAttribute("matched", money.matched(MOST_UNMATCHED));
        model.addAttribute("unconfirmed", messages.unconfirmed(MOST_UNMATCHED));
        return "unmatched";
    }

    private static long count(List<Messages.LinkCount> links, String status) {
        return links.stream()
                .filter(link -> link.status().equals(status))
                .mapToLong(Messages.LinkCount::count)
                .sum();
    }
}
