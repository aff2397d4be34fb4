package id.lintas.ledger;

import id.lintas.audit.AuditBatches;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/** The key that signs audit batches in tests; a test may change it. */
public final class TestSigningKey {

    private static volatile String pem = fresh();

    private TestSigningKey() {}

    static boolean is(String reference) {
        return reference.equals(AuditBatches.KEY);
    }

    static String pem() {
        return pem;
    }

    /** Puts another key, or nonsense, in its place and returns what was there. */
    public static String replace(String other) {
        String before = pem;
        pem = other;
        return before;
    }

    /** A new Ed25519 key in PKCS#8 PEM. */
    public static String fresh() {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 absent (expected: every Java 17 has it)", e);
        }
    }
}
