package id.lintas.ledger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;

/** The key by which a registry reads what is for it alone. */
final class RegistryKey {

    private static final RSAKey KEY = made();

    private RegistryKey() {}

    private static RSAKey made() {
        try {
            return new RSAKeyGenerator(2048).keyID("registry-test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("no RSA key", e);
        }
    }

    static String publicHalf() {
        return KEY.toPublicJWK().toJSONString();
    }

    static String open(String letter) throws ParseException, JOSEException {
        JWEObject jwe = JWEObject.parse(letter);
        jwe.decrypt(new RSADecrypter(KEY));
        return jwe.getPayload().toString();
    }
}
