package id.lintas.route.receive;

import id.lintas.route.ErrorPolicies;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.springframework.stereotype.Component;

/** Calls of partners over HTTP. */
@Component
class RestRoute extends EndpointRouteBuilder {

    private final RestDoor door;

    RestRoute(RestDoor door) {
        this.door = door;
    }

    @Override
    public void configure() {
        from(platformHttp(PartnerRequestFilter.ROOT)
                        .matchOnUriPrefix(true)
                        .httpMethodRestrict("POST")
                        .advanced()
                        .populateBodyWithForm(false))
                .routeId("receive-rest")
                .routeConfigurationId(ErrorPolicies.ANSWER_WITHOUT_DETAILS)
                .removeHeaders("*")
                .process(door::receive);
    }
}
