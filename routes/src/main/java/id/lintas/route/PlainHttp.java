package id.lintas.route;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * An HTTP client that does what it is told: no tries of its own, no cookies, no other address than the one it was given.
 *
 * @param connect how long it waits for a connection
 * @param answer how long it waits for an answer
 * @param mostAtOnce calls to one address at once; to all together four times as many
 */
public record PlainHttp(Timeout connect, Timeout answer, int mostAtOnce) {

    /** Makes the client so. */
    public void configure(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(answer)
                        .setRedirectsEnabled(false)
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(mostAtOnce)
                        .setMaxConnTotal(4 * mostAtOnce)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(answer)
                                .build())
                        .build());
    }
}
