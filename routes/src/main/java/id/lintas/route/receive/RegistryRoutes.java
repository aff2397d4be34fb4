package id.lintas.route.receive;

import id.lintas.route.ErrorPolicies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.springframework.stereotype.Component;

/** What the registry and its ABIS answer. */
@Component
class RegistryRoutes extends EndpointRouteBuilder {

    private static final int CONSUMERS = 2;

    private final RegistryDoor door;

    RegistryRoutes(RegistryDoor door) {
        this.door = door;
    }

    @Override
    public void configure() {
        from(jms("queue:registry.out").transacted(true).concurrentConsumers(CONSUMERS))
                .routeId("receive-registry")
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .removeHeaders("*")
                .process(door::event);

        from(jms("queue:abis.out").transacted(true).concurrentConsumers(CONSUMERS))
                .routeId("receive-abis")
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .removeHeaders("*")
                .process(door::abisReply);
    }
}
