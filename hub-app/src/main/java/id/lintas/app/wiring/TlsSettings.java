package id.lintas.app.wiring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The listener for machines that prove themselves with a certificate.
 *
 * @param port where it listens, on the same address as the pages; absent means there is none
 */
@ConfigurationProperties("lintas.tls")
record TlsSettings(@Nullable Integer port) {}
