package id.lintas.route.receive;

import id.lintas.route.ErrorPolicies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.springframework.stereotype.Component;

/** Requests of partners behind queues; the answer leaves in the transaction that takes the request. */
@Component
class QueueRoutes extends EndpointRouteBuilder {

    static final String TEMPLATE = "receive-queue";
    static final String PARTNER = "partner";
    private static final int CONSUMERS = 2;

    private final QueueDoor door;

    QueueRoutes(QueueDoor door) {
        this.door = door;
    }

    @Override
    public void configure() {
        routeTemplate(TEMPLATE)
                .templateParameter(PARTNER)
                .from(jms("queue:bank.{{partner}}.in").transacted(true).concurrentConsumers(CONSUMERS))
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .setProperty(PARTNER, constant("{{partner}}"))
                .removeHeaders("*")
                .process(door::receive)
                .to(jms("queue:bank.{{partner}}.out"));
    }
}
