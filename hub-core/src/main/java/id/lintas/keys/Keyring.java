package id.lintas.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A keyset made ready for use. Immutable and safe for many threads. */
final class Keyring {

    /** Of an index: equal values are found, and a chance hit among a nation's numbers is out of the question. */
    private static final int INDEX_BYTES = 16;

    private static final int KEY_ID_AT = 1;

    private final int version;
    private final Aead aead;
    private final PrfSet index;
    private final Map<Integer, Prf> indexes;
    private final Set<Integer> openable;
    private final int sealKey;

    Keyring(int version, Keyset keyset) throws GeneralSecurityException {
        this.version = version;
        this.aead = keyset.seal().getPrimitive(RegistryConfiguration.get(), Aead.class);
        this.index = keyset.index().getPrimitive(RegistryConfiguration.get(), PrfSet.class);
        this.indexes = index.getPrfs();
        this.openable = enabled(keyset.seal());
        this.sealKey = keyset.seal().getPrimary().getId();
    }

    int version() {
        return version;
    }

    byte[] seal(byte[] plain, byte[] binding) throws GeneralSecurityException {
        return aead.encrypt(plain, binding);
    }

    byte[] open(byte[] sealed, byte[] binding) throws GeneralSecurityException {
        return aead.decrypt(sealed, binding);
    }

    /** Whether the key that sealed this is on the ring; false also for what no key sealed. */
    boolean knows(byte[] sealed) {
        return sealed.length > KEY_ID_AT + Integer.BYTES
                && sealed[0] == 1
                && openable.contains(ByteBuffer.wrap(sealed).getInt(KEY_ID_AT));
    }

    /** The index of a value under the current key: the key's id, then the function's value. */
    byte[] index(byte[] value) throws GeneralSecurityException {
        return index(index.getPrimaryId(), value);
    }

    /** The indexes that the value may have been written under. */
    List<byte[]> indexes(byte[] value) throws GeneralSecurityException {
        List<byte[]> all = new ArrayList<>();
        for (Integer key : indexes.keySet()) {
            all.add(index(key, value));
        }
        return all;
    }

    private byte[] index(int key, byte[] value) throws GeneralSecurityException {
        Prf function = indexes.get(key);
        if (function == null) {
            throw new GeneralSecurityException("no such index key");
        }
        return ByteBuffer.allocate(Integer.BYTES + INDEX_BYTES)
                .putInt(key)
                .put(function.compute(value, INDEX_BYTES))
                .array();
    }

    /** The four bytes by which SQL recognises what the current key sealed. */
    byte[] sealKeyId() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(sealKey).array();
    }

    /** The four bytes by which SQL recognises what the current index key made. */
    byte[] indexKeyId() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(index.getPrimaryId()).array();
    }

    private static Set<Integer> enabled(KeysetHandle keys) {
        Set<Integer> ids = new HashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            if (keys.getAt(i).getStatus() == KeyStatus.ENABLED) {
                ids.add(keys.getAt(i).getId());
            }
        }
        return Set.copyOf(ids);
    }
}
