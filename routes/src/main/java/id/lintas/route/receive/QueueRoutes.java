package id.lintas.route.receive;

import id.lintas.partner.Partner;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import id.lintas.route.ErrorPolicies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.springframework.stereotype.Component;

/** Requests of partners behind queues; the answer leaves in the transaction that takes the request. */
@Component
class QueueRoutes extends EndpointRouteBuilder {

    static final String PARTNER = "partner";
    private static final int CONSUMERS = 2;

    private final Partners partners;
    private final QueueDoor door;

    QueueRoutes(Partners partners, QueueDoor door) {
        this.partners = partners;
        this.door = door;
    }

    @Override
    public void configure() {
        routeTemplate("receive-queue")
                .templateParameter(PARTNER)
                .from(jms("queue:bank.{{partner}}.in").transacted(true).concurrentConsumers(CONSUMERS))
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .setProperty(PARTNER, constant("{{partner}}"))
                .removeHeaders("*")
                .process(door::receive)
                .to(jms("queue:bank.{{partner}}.out"));

        partners.all().stream()
                .filter(partner -> partner.transport() == Transport.QUEUE)
                .map(Partner::id)
                .forEach(partner -> templatedRoute("receive-queue")
                        .routeId("receive-queue-" + partner)
                        .parameter(PARTNER, partner.value()));
    }
}
