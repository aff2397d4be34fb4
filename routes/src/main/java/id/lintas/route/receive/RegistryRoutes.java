package id.lintas.route.receive;

import id.lintas.route.ErrorPolicies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.springframework.stereotype.Component;

/** What the registry and its ABIS answer; {@link RegistryAnswers} brings the former, many in one exchange. */
@Component
class RegistryRoutes extends EndpointRouteBuilder {

    private static final int CONSUMERS = 2;

    private final RegistryDoor door;

    RegistryRoutes(RegistryDoor door) {
        this.door = door;
    }

    @Override
    public void configure() {
        from(direct("receive-registry"))
                .routeId("receive-registry")
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .removeHeaders("*")
                .process(door::events);

        from(jms("queue:abis.out").transacted(true).concurrentConsumers(CONSUMERS))
                .routeId("receive-abis")
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .removeHeaders("*")
                .process(door::abisReply);
    }
}
