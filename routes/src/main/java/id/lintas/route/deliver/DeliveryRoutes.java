package id.lintas.route.deliver;

import id.lintas.route.ErrorPolicies;
import id.lintas.route.PlainHttp;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** One route for each kind of link. Offices are data: where a message goes is set by our own code after stripping. */
@Component
class DeliveryRoutes extends EndpointRouteBuilder {

    private static final PlainHttp PEERS =
            new PlainHttp(Timeout.ofSeconds(3), Timeout.ofSeconds(10), DeliveryDispatcher.THREADS);

    private final RestSending rest;
    private final QueueSending queue;
    private final QueueBundle bundle;
    private final FileSending files;

    DeliveryRoutes(RestSending rest, QueueSending queue, QueueBundle bundle, FileSending files) {
        this.rest = rest;
        this.queue = queue;
        this.bundle = bundle;
        this.files = files;
    }

    @Override
    public void configure() {
        from(direct("deliver-rest"))
                .routeId("deliver-rest")
                .routeConfigurationId(ErrorPolicies.QUICK_TRIES)
                .removeHeaders("*")
                .process(rest::prepare)
                .to(http("link.invalid")
                        .throwExceptionOnFailure(false)
                        .advanced()
                        .ignoreResponseBody(true)
                        .httpClientConfigurer(PEERS::configure))
                .process(rest::result);

        from(direct("deliver-queue"))
                .routeId("deliver-queue")
                .routeConfigurationId(ErrorPolicies.QUICK_TRIES)
                .removeHeaders("*")
                .process(queue::prepare)
                .to(jms("queue:link"))
                .process(queue::result);

        // What fails goes by deliver-queue, one by one: no second try of the same here.
        from(direct("deliver-queue-together"))
                .routeId("deliver-queue-together")
                .routeConfigurationId(ErrorPolicies.TRANSPORT_KEEPS_IT)
                .removeHeaders("*")
                .process(bundle::send);

        from(direct("deliver-files"))
                .routeId("deliver-files")
                .routeConfigurationId(ErrorPolicies.QUICK_TRIES)
                .removeHeaders("*")
                .process(files::prepare)
                .toD("${exchangeProperty." + FileSending.FOLDER + "}")
                .process(files::result);
    }
}
