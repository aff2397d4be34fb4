package id.lintas.route.receive;

import jakarta.servlet.http.HttpServletRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** The certificate that authenticated a connection. */
public final class ClientCertificate {

    private ClientCertificate() {}

    /**
     * Its SHA-256 thumbprint in Base64url without padding (RFC 8705, section 3.1), or empty if the connection has none. As
     * the container checked it against the trusted authority, never as a header says.
     */
    public static Optional<String> thumbprint(HttpServletRequest request) {
        if (!(request.getAttribute("jakarta.servlet.request.X509Certificate") instanceof X509Certificate[] chain)
                || chain.length == 0) {
            return Optional.empty();
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain[0].getEncoded());
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was accepted cannot be encoded", e);
        }
    }
}
