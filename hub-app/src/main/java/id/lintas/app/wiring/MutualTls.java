package id.lintas.app.wiring;

import id.lintas.secret.SecretStore;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * A second listener for partners and offices' systems: TLS 1.3 only, and nobody gets past the handshake without a certificate
 * of the partners' authority. It serves what machines call and nothing else. New keys and certificates count without a
 * restart; what is being served goes on under the old ones.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("lintas.tls.port")
class MutualTls {

    private static final Logger LOG = LoggerFactory.getLogger(MutualTls.class);

    private final Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
    private final int port;
    private final ListenerKeys keys;
    private String inUse;

    MutualTls(TlsSettings settings, SecretStore secrets) {
        if (settings.port() == null) {
            throw new IllegalArgumentException("lintas.tls.port: absent (expected: a port)");
        }
        this.port = settings.port();
        this.keys = new ListenerKeys(secrets);
        this.inUse = keys.digest();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> mutualTlsListener(ServerProperties server) {
        AbstractHttp11Protocol<?> protocol = protocol();
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        protocol.setSSLEnabled(true);
        if (server.getAddress() != null) {
            protocol.setAddress(server.getAddress());
        }
        connector.addSslHostConfig(keys.read());
        return factory -> factory.addAdditionalTomcatConnectors(connector);
    }

    /** Before every other filter: on this listener, what is not for machines does not exist. */
    @Bean
    FilterRegistrationBean<MachinesOnly> machinesOnly() {
        FilterRegistrationBean<MachinesOnly> registration = new FilterRegistrationBean<>(new MachinesOnly(port));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** A pair that does not fit together leaves the one in use in place. */
    @Scheduled(initialDelayString = "${lintas.tls.reload:10s}", fixedDelayString = "${lintas.tls.reload:10s}")
    void takeNewKeys() {
        try {
            String now = keys.digest();
            if (!now.equals(inUse)) {
                protocol().addSslHostConfig(keys.read(), true);
                inUse = now;
                LOG.info("the listener for machines has new keys");
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.error("the listener for machines keeps its keys: {}", e.getMessage());
        }
    }

    private AbstractHttp11Protocol<?> protocol() {
        return (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    }
}
