package id.lintas.route.receive;

import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.limit.Limiter;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.http.common.HttpMessage;
import org.apache.camel.support.DefaultMessage;
import org.springframework.stereotype.Component;

/** Hands a call to the intake, whose answer becomes the response. */
@Component
class RestDoor {

    private static final Set<String> KEPT = Set.of("authorization", "channel-id", "content-type", "origin");

    /** The partner's name as it stands in the path, undecoded. */
    private static final Pattern PARTNER = Pattern.compile(PartnerRequestFilter.ROOT + "/([a-z][a-z0-9-]{0,31})(/.*)?");

    private final Partners partners;
    private final PartnerIntake intake;
    private final Limiter limiter;
    private final Clock clock;

    RestDoor(Partners partners, PartnerIntake intake, Limiter limiter, Clock clock) {
        this.partners = partners;
        this.intake = intake;
        this.limiter = limiter;
        this.clock = clock;
    }

    void receive(Exchange exchange) {
        HttpServletRequest request = exchange.getIn(HttpMessage.class).getRequest();
        DefaultMessage response = new DefaultMessage(exchange.getContext());
        partner(request)
                .map(partner -> receive(raw(partner, request), request.getRemoteAddr()))
                .ifPresentOrElse(
                        answer -> answer(response, answer), () -> response.setHeader(Exchange.HTTP_RESPONSE_CODE, 404));
        exchange.setMessage(response);
    }

    /** The address pays before the call is looked at, the partner after it was shown to be its own. */
    private RawAnswer receive(RawMessage message, String address) {
        return limiter.address(address)
                .map(refusal -> intake.later(message, refusal))
                .orElseGet(() -> intake.receive(message));
    }

    private Optional<PartnerId> partner(HttpServletRequest request) {
        Matcher path = PARTNER.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        return path.matches()
                ? partners.find(new PartnerId(path.group(1)))
                        .filter(partner -> partner.transport() == Transport.REST)
                        .map(Partner::id)
                : Optional.empty();
    }

    private RawMessage raw(PartnerId partner, HttpServletRequest request) {
        String query = request.getQueryString();
        return new RawMessage(
                partner,
                Transport.REST,
                query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query,
                headers(request),
                PartnerRequestFilter.body(request),
                clock.instant());
    }

    /** What a dialect may need: who calls, what the body is, and the dialect's own. */
    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (String original : Collections.list(request.getHeaderNames())) {
            String name = original.toLowerCase(Locale.ROOT);
            if (KEPT.contains(name) || name.startsWith("x-")) {
                headers.put(name, String.join(",", Collections.list(request.getHeaders(original))));
            }
        }
        ClientCertificate.thumbprint(request).ifPresent(thumbprint -> headers.put(RawMessage.CERTIFICATE, thumbprint));
        return Map.copyOf(headers);
    }

    private static void answer(DefaultMessage response, RawAnswer answer) {
        answer.headers().forEach(response::setHeader);
        response.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
        response.setHeader(Exchange.CONTENT_TYPE, answer.contentType());
        response.setBody(answer.body());
    }
}
