package id.lintas.app.developer;

import id.lintas.app.pages.Pages;
import id.lintas.intake.AccessTokens;
import id.lintas.message.PartnerCalls;
import id.lintas.partner.Partner;
import id.lintas.payment.Sandbox;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a bank's programmers begin, try, look up what they called, and see what their certification still lacks. */
@Controller
@RequestMapping("/developers")
class DeveloperPages {

    private static final int MOST_CALLS = 100;

    private final QuickStart quickStart = QuickStart.read();
    private final DeveloperDoor door;
    private final PartnerCalls calls;
    private final Sandbox sandbox;
    private final Clock clock;

    DeveloperPages(DeveloperDoor door, PartnerCalls calls, Sandbox sandbox, Clock clock) {
        this.door = door;
        this.calls = calls;
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** A call with its body as it may be shown. */
    record Shown(PartnerCalls.Call call, String body) {}

    /** A scenario, and the code of the bank's own with which it can be had; null for a stranger or where none is left. */
    record Tried(Scenario scenario, @Nullable String billingCode) {}

    @GetMapping
    ModelAndView begin(HttpServletRequest request) {
        return page("developers", request).addObject("steps", quickStart.steps());
    }

    @GetMapping("/sandbox")
    ModelAndView sandbox(HttpServletRequest request) {
        Optional<Sandbox.Codes> codes =
                door.inside(request).filter(Partner::sandbox).map(partner -> sandbox.of(partner.id()));
        List<Tried> tried = Arrays.stream(Scenario.values())
                .map(scenario -> new Tried(
                        scenario, codes.map(all -> code(scenario, all)).orElse(null)))
                .toList();
        return page("developer-sandbox", request)
                .addObject("tried", tried)
                .addObject("amount", Sandbox.AMOUNT.amount())
                .addObject("codes", codes.orElse(null));
    }

    private static @Nullable String code(Scenario scenario, Sandbox.Codes codes) {
        return switch (scenario.bill()) {
            case NONE -> null;
            case PAYABLE -> first(codes.payable());
            case PAID -> first(codes.paid());
            case EXPIRED -> first(codes.expired());
            case UNKNOWN -> Sandbox.UNKNOWN.value();
        };
    }

    private static @Nullable String first(List<?> codes) {
        return codes.isEmpty() ? null : codes.get(0).toString();
    }

    @GetMapping("/calls")
    ModelAndView calls(HttpServletRequest request) {
        return door.inside(request)
                .map(partner -> page("developer-calls", request)
                        .addObject("days", PartnerCalls.KEPT.toDays())
                        .addObject(
                                "calls",
                                calls.of(partner.id().value(), Instant.EPOCH, MOST_CALLS).stream()
                                        .map(call -> new Shown(call, MaskedBody.of(call.body())))
                                        .toList()))
                .orElseGet(() -> enter("/developers/calls", "", HttpStatus.OK, request));
    }

    @GetMapping("/certification")
    ModelAndView certification(HttpServletRequest request) {
        return door.inside(request)
                .map(partner -> {
                    String id = partner.id().value();
                    return page("developer-certification", request)
                            .addObject("run", Certification.of(id, calls.firsts(id), calls.successes(id)))
                            .addObject("now", clock.instant());
                })
                .orElseGet(() -> enter("/developers/certification", "", HttpStatus.OK, request));
    }

    /** @param to which of the two pages that ask who it is */
    @PostMapping("/enter")
    Object enter(
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request) {
        String next =
                to.equals("/developers/certification") || to.equals("/developers/sandbox") ? to : "/developers/calls";
        try {
            return door.enter(partner.strip(), token, request)
                    ? Pages.seeOther(next)
                    : enter(next, "dev.enter.wrong", HttpStatus.UNPROCESSABLE_ENTITY, request);
        } catch (AccessTokens.TokensUnavailable e) {
            return enter(next, "dev.enter.later", HttpStatus.SERVICE_UNAVAILABLE, request);
        }
    }

    @PostMapping("/leave")
    Object leave(HttpServletRequest request) {
        door.leave(request);
        return Pages.seeOther("/developers");
    }

    private ModelAndView enter(String to, String wrong, HttpStatus status, HttpServletRequest request) {
        ModelAndView page = page("developer-enter", request).addObject("to", to).addObject("wrong", wrong);
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(String template, HttpServletRequest request) {
        return new ModelAndView(template)
                .addObject("partner", door.inside(request).orElse(null));
    }
}
