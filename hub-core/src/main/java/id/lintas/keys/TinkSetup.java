package id.lintas.keys;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;

/**
 * Tink knows a kind of key only after it was registered. Every class that makes or reads one asks for it first: at a hub's
 * first start keysets are made before one is read, at every later start it is the other way round.
 */
final class TinkSetup {

    static {
        try {
            AeadConfig.register();
            PrfConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot be set up", e);
        }
    }

    private TinkSetup() {}

    /** Returns once all kinds are registered; the work is done by the class's own initialisation, once. */
    static void ensure() {
        // loading this class did it
    }
}
