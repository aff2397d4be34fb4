package id.lintas.route.ask;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/** One call to a partner and its answer; where it goes was set by our own code. Nothing is tried twice: somebody waits. */
@Component
class AskRoute extends EndpointRouteBuilder {

    /** The whole of a call stays below what a person at a counter waits for. */
    private static final Timeout CONNECT = Timeout.ofSeconds(2);

    private static final Timeout ANSWER = Timeout.ofSeconds(4);
    private static final int MOST_CONNECTIONS = 16;

    @Override
    public void configure() {
        from(direct("ask-partner"))
                .routeId("ask-partner")
                .errorHandler(noErrorHandler())
                .process(AskRoute::prepare)
                .to(http("partner.invalid")
                        .throwExceptionOnFailure(false)
                        .advanced()
                        .httpClientConfigurer(AskRoute::configure));
    }

    private static void prepare(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Asking asking = message.getMandatoryBody(Asking.class);
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_URI, asking.call().url());
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        for (Map.Entry<String, String> header : asking.call().headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setBody(asking.call().body());
    }

    private static void configure(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(ANSWER)
                        .setRedirectsEnabled(false)
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setMaxConnTotal(4 * MOST_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(ANSWER)
                                .build())
                        .build());
    }
}
