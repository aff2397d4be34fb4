package id.lintas.app.story;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.text.ParseException;

/** The keys under which a realm says its tokens are signed. */
record PublishedKeys(String realm) {

    /** The name under which the realm publishes the key. */
    String kidOf(PublicKey key) {
        try {
            for (JWK jwk : JWKSet.load(
                            URI.create(realm + "/protocol/openid-connect/certs").toURL())
                    .getKeys()) {
                if (jwk instanceof RSAKey rsa && rsa.toPublicKey().equals(key)) {
                    return rsa.getKeyID();
                }
            }
        } catch (IOException | ParseException | JOSEException e) {
            throw new IllegalStateException("the realm's keys", e);
        }
        throw new IllegalStateException("the realm does not publish the key");
    }
}
