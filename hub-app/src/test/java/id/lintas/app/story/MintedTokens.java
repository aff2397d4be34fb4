package id.lintas.app.story;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.lintas.harness.RealKeycloak;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Makes access tokens under a key that the realm publishes, so that each differs from a good one in one thing. */
public final class MintedTokens {

    private static final KeyPair TRUSTED = pair();
    private static final KeyPair STRANGER = pair();
    private static boolean published;

    private final RealKeycloak keycloak;
    private final String kid;

    public MintedTokens(RealKeycloak keycloak) {
        this.keycloak = keycloak;
        publish(keycloak);
        this.kid = new PublishedKeys(keycloak.realmUrl()).kidOf(TRUSTED.getPublic());
    }

    private static synchronized void publish(RealKeycloak keycloak) {
        if (!published) {
            keycloak.trustKey("of-a-test", pem(TRUSTED));
            published = true;
        }
    }

    /** The claims of a good token of the office's system, valid for five minutes. */
    public JWTClaimsSet.Builder office(String office) {
        return claims("office-" + office).claim("office", office).claim("roles", List.of("office-system"));
    }

    /** The claims of a good token of a partner. */
    JWTClaimsSet.Builder partner(String partner) {
        return claims(partner).claim("roles", List.of("bank"));
    }

    private JWTClaimsSet.Builder claims(String client) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(keycloak.realmUrl())
                .subject("00000000-0000-4000-8000-000000000001")
                .audience(List.of("lintas-hub-api"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim("typ", "Bearer")
                .claim("azp", client);
    }

    public String signed(JWTClaimsSet claims) {
        return signed(header().build(), claims, TRUSTED);
    }

    JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid);
    }

    String signed(JWSHeader header, JWTClaimsSet claims) {
        return signed(header, claims, TRUSTED);
    }

    /** Signed by a key that the realm does not know, under the header given. */
    String byAStranger(JWSHeader header, JWTClaimsSet claims) {
        return signed(header, claims, STRANGER);
    }

    RSAKey strangersKey() {
        return new RSAKey.Builder((java.security.interfaces.RSAPublicKey) STRANGER.getPublic())
                .keyID(kid)
                .build();
    }

    /** The classic confusion: the public key, which everybody has, used as the secret of an HMAC. */
    String signedWithThePublicKeyAsSecret(JWTClaimsSet claims) throws JOSEException {
        byte[] secret = ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(TRUSTED.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.UTF_8);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(kid).build(), claims);
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    static String unsigned(JWTClaimsSet claims) {
        return encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encode(claims.toString()) + ".";
    }

    /** The same signature under other claims. */
    static String edited(String token, String from, String to) {
        String[] parts = token.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        if (!claims.contains(from)) {
            throw new IllegalArgumentException("claims lack " + from);
        }
        return parts[0] + "." + encode(claims.replace(from, to)) + "." + parts[2];
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, KeyPair pair) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(pair.getPrivate()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("no token", e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every Java runtime", e);
        }
    }
}
