package id.lintas.keys;

import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import java.security.GeneralSecurityException;

/**
 * The keys of one office: AES-256-GCM to seal, HMAC-SHA-256 as a pseudo-random function for the blind index. Immutable;
 * each change makes another keyset. The newest key of each stands last.
 *
 * @param seal for values
 * @param index for blind indexes
 */
record Keyset(KeysetHandle seal, KeysetHandle index) {

    static {
        TinkSetup.ensure();
    }

    private interface Change {
        void in(KeysetHandle.Builder keys);
    }

    static Keyset fresh() {
        return new Keyset(
                built(KeysetHandle.newBuilder()
                        .addEntry(generate(PredefinedAeadParameters.AES256_GCM).makePrimary())),
                built(KeysetHandle.newBuilder()
                        .addEntry(generate(PredefinedPrfParameters.HMAC_SHA256_PRF)
                                .makePrimary())));
    }

    /** With a new key each, which opens but does not seal yet. */
    Keyset withNewKeys() {
        return new Keyset(
                changed(seal, keys -> keys.addEntry(generate(PredefinedAeadParameters.AES256_GCM))),
                changed(index, keys -> keys.addEntry(generate(PredefinedPrfParameters.HMAC_SHA256_PRF))));
    }

    /** Seals with the newest keys from now on. */
    Keyset newestFirst() {
        return both(keys -> keys.getAt(keys.size() - 1).makePrimary());
    }

    /** The older keys open nothing, but are kept. */
    Keyset olderDisabled() {
        return both(keys -> olderSet(keys, KeyStatus.DISABLED));
    }

    /** The older keys open again. */
    Keyset olderEnabled() {
        return both(keys -> olderSet(keys, KeyStatus.ENABLED));
    }

    /** The older keys are gone for good. */
    Keyset withoutOlder() {
        return both(keys -> {
            while (keys.size() > 1) {
                keys.deleteAt(0);
            }
        });
    }

    private Keyset both(Change change) {
        return new Keyset(changed(seal, change), changed(index, change));
    }

    private static void olderSet(KeysetHandle.Builder keys, KeyStatus status) {
        for (int i = 0; i < keys.size() - 1; i++) {
            keys.getAt(i).setStatus(status);
        }
    }

    private static KeysetHandle changed(KeysetHandle keys, Change change) {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        change.in(builder);
        return built(builder);
    }

    private static KeysetHandle.Builder.Entry generate(Parameters parameters) {
        return KeysetHandle.generateEntryFromParameters(parameters).withRandomId();
    }

    private static KeysetHandle built(KeysetHandle.Builder builder) {
        try {
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset cannot be built", e);
        }
    }
}
