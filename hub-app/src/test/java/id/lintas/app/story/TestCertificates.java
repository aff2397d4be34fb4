package id.lintas.app.story;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The peers' certificates of a test run, as PEM files under its secrets. */
record TestCertificates(Path secrets) {

    private static final char[] NONE = {};

    /** SHA-256 of the peer's certificate in Base64url, as a token is bound to it. */
    String thumbprint(String peer) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(certificate("peers/" + peer + "/client.crt").getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(peer, e);
        }
    }

    /** Shows the peer's certificate and trusts the run's authority. */
    SSLContext context(String peer) {
        return context("peers/" + peer + "/client.crt", "peers/" + peer + "/client.key");
    }

    /** Trusts the authority and shows nothing. */
    HttpClient anonymous() {
        return HttpClient.newBuilder().sslContext(context(null, null)).build();
    }

    /** Shows a certificate of the authority that is made for servers, not for clients. */
    HttpClient ofAServer() {
        return HttpClient.newBuilder()
                .sslContext(context("hub/tls/server.crt", "hub/tls/server.key"))
                .build();
    }

    private SSLContext context(@Nullable String certificate, @Nullable String key) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, NONE);
            trusted.setCertificateEntry("authority", certificate("peers/ca.crt"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, NONE);
            if (certificate != null && key != null) {
                own.setKeyEntry("own", key(key), NONE, new Certificate[] {certificate(certificate)});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NONE);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("certificates below " + secrets, e);
        }
    }

    private Certificate certificate(String file) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(secrets.resolve(file))));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    private PrivateKey key(String file) throws GeneralSecurityException, IOException {
        String pem = Files.readString(secrets.resolve(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    }
}
