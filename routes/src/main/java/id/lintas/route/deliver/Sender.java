package id.lintas.route.deliver;

import id.lintas.delivery.Claim;
import id.lintas.delivery.Held;
import id.lintas.delivery.Links;
import id.lintas.delivery.SendResult;
import id.lintas.delivery.Tried;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.route.Failures;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends one claim by the route for its kind of link. Thread-safe. */
@Component
class Sender {

    private final Links links;
    private final ProducerTemplate camel;

    Sender(Links links, ProducerTemplate camel) {
        this.links = links;
        this.camel = camel;
    }

    /** Whether the routes are running. */
    boolean ready() {
        return camel.getCamelContext().getStatus().isStarted();
    }

    /** What may not be sent now. */
    Held held() {
        return links.held();
    }

    /** Waits until the try has ended, and never throws on account of the peer. */
    SendResult send(Claim claim) {
        try {
            Optional<Link> link = links.find(claim.envelope().office(), claim.link());
            return link.isEmpty() ? SendResult.refused("no such link") : send(new Outgoing(claim, link.get()));
        } catch (CamelExecutionException e) {
            return SendResult.retry(Failures.inWords(e));
        }
    }

    /** The claim with its link, if that is a queue, where it may go together with others. */
    Optional<Outgoing> onQueue(Claim claim) {
        return links.find(claim.envelope().office(), claim.link())
                .filter(link -> link.kind() == LinkKind.QUEUE)
                .map(link -> new Outgoing(claim, link));
    }

    /** Puts all on their queue; or none, then it throws and each should be sent alone. */
    List<Tried> send(Bundle bundle) {
        camel.sendBody("direct:deliver-queue-together", bundle);
        return bundle.outgoing().stream()
                .map(outgoing -> new Tried(outgoing.claim(), QueueSending.result(outgoing)))
                .toList();
    }

    private SendResult send(Outgoing outgoing) {
        SendResult result = camel.requestBody(route(outgoing.link().kind()), outgoing, SendResult.class);
        return result == null ? SendResult.retry("no result") : result;
    }

    private static String route(LinkKind kind) {
        return switch (kind) {
            case REST -> "direct:deliver-rest";
            case QUEUE -> "direct:deliver-queue";
            case FILES -> "direct:deliver-files";
        };
    }
}
