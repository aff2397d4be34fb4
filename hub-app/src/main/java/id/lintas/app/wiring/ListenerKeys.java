package id.lintas.app.wiring;

import id.lintas.secret.SecretStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/**
 * What the listener for machines shows and trusts: {@code tls/server.crt} with {@code tls/server.key}, and the certificates of
 * {@code tls/clients-ca.crt}, of which there are two while the authority changes.
 */
record ListenerKeys(SecretStore secrets) {

    private static final String CERTIFICATE = "tls/server.crt";
    private static final String KEY = "tls/server.key";
    private static final String AUTHORITY = "tls/clients-ca.crt";

    /** Changes with any of the three. */
    String digest() {
        return id.lintas.message.MessageLog.sha256(
                (secrets.text(CERTIFICATE) + "\n" + secrets.text(KEY) + "\n" + secrets.text(AUTHORITY))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException if the authority's file holds no certificate */
    SSLHostConfig read() {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        host.setCertificateVerification("required");
        host.setTrustStore(authorities());
        SSLHostConfigCertificate own = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        own.setCertificateFile(secrets.file(CERTIFICATE).toString());
        own.setCertificateKeyFile(secrets.file(KEY).toString());
        host.addCertificate(own);
        return host;
    }

    private KeyStore authorities() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            byte[] pem = secrets.text(AUTHORITY).getBytes(StandardCharsets.US_ASCII);
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
                trusted.setCertificateEntry("authority-" + number++, one);
            }
            if (number == 0) {
                throw new IllegalArgumentException(AUTHORITY + ": no certificate (expected: one or more, PEM)");
            }
            return trusted;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(AUTHORITY + ": " + e.getMessage() + " (expected: certificates, PEM)", e);
        }
    }
}
