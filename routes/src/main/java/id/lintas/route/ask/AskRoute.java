package id.lintas.route.ask;

import id.lintas.route.PlainHttp;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.component.http.HttpMethods;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** One call to a partner and its answer; where it goes was set by our own code. Nothing is tried twice: somebody waits. */
@Component
class AskRoute extends EndpointRouteBuilder {

    /** The whole of a call stays below what a person at a counter waits for. */
    private static final PlainHttp PARTNERS = new PlainHttp(Timeout.ofSeconds(2), Timeout.ofSeconds(4), 16);

    @Override
    public void configure() {
        from(direct("ask-partner"))
                .routeId("ask-partner")
                .errorHandler(noErrorHandler())
                .process(AskRoute::prepare)
                .to(http("partner.invalid")
                        .throwExceptionOnFailure(false)
                        .advanced()
                        .httpClientConfigurer(PARTNERS::configure));
    }

    private static void prepare(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Asking asking = message.getMandatoryBody(Asking.class);
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_URI, asking.call().url());
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
        for (Map.Entry<String, String> header : asking.call().headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setBody(asking.call().body());
    }
}
