package id.lintas.keys;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import id.lintas.office.OfficeId;
import id.lintas.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The key-encryption keys, which wrap the offices' keysets. They live in the secret store as {@code kek/<id>}, 32 bytes in
 * Base64; {@code kek/current} holds the id of the one that wraps now. Any number may be there at once: a keyset names the
 * one that wraps it. Read anew each time, which is rare, so that a new one needs no restart.
 */
@Component
class KeyEncryption {

    private static final String FOLDER = "kek/";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int BYTES = 32;

    static {
        TinkSetup.ensure();
    }

    private final SecretStore secrets;

    KeyEncryption(SecretStore secrets) {
        this.secrets = secrets;
    }

    /** The id of the key that wraps now. */
    String current() {
        String id = secrets.text(FOLDER + "current");
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException(
                    FOLDER + "current (expected: the name of a file beside it, " + ID.pattern() + ")");
        }
        return id;
    }

    WrappedKeyset wrap(OfficeId office, Keyset keyset, String kek) {
        try {
            Aead key = key(kek);
            return new WrappedKeyset(
                    kek,
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(
                            keyset.seal(), key, binding(office, "seal"), RegistryConfiguration.get()),
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(
                            keyset.index(), key, binding(office, "index"), RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusable("keyset of " + office + ": cannot be wrapped by " + FOLDER + kek, e);
        }
    }

    /** @throws KeysetUnusable if the key is not the one that wrapped it, or the bytes were altered or are another's */
    Keyset unwrap(OfficeId office, WrappedKeyset wrapped) {
        try {
            Aead key = key(wrapped.kek());
            return new Keyset(
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped.seal(), key, binding(office, "seal"), RegistryConfiguration.get()),
                    TinkProtoKeysetFormat.parseEncryptedKeyset(
                            wrapped.index(), key, binding(office, "index"), RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusable(
                    "keyset of " + office + ": does not open with " + FOLDER + wrapped.kek()
                            + " (expected: the key that wrapped it, and the row as it was written)",
                    e);
        }
    }

    /** Tink wants it said that a key is made of bytes here: these come from outside. */
    @AccessesPartialKey
    private Aead key(String id) throws GeneralSecurityException {
        byte[] bytes = bytes(id);
        AesGcmKey key = AesGcmKey.builder()
                .setParameters(AesGcmParameters.builder()
                        .setKeySizeBytes(BYTES)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build())
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private byte[] bytes(String id) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(secrets.text(FOLDER + id));
        } catch (IllegalArgumentException e) {
            throw new KeysetUnusable(FOLDER + id + " (expected: 32 bytes in Base64)", e);
        }
        if (bytes.length != BYTES) {
            throw new KeysetUnusable(
                    FOLDER + id + ": " + bytes.length + " bytes (expected: 32)",
                    new IllegalArgumentException("length"));
        }
        return bytes;
    }

    private static byte[] binding(OfficeId office, String use) {
        return ("lintas.keyset.1" + '\0' + office + '\0' + use).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A keyset as it is stored.
     *
     * @param kek the id of the key that wraps it
     * @param seal the sealing keys
     * @param index the index keys
     */
    record WrappedKeyset(String kek, byte[] seal, byte[] index) {}
}
