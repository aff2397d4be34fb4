package id.lintas.keys;

import id.lintas.office.OfficeId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Seals what is personal with the office's own key, and opens it again; {@link OfficeId#CENTRAL} has keys like an office.
 * A value costs microseconds and no database round trip: each node keeps the keysets in memory and compares them with the
 * database every few seconds. Keys rotate while this runs ({@link KeyRotation}); callers notice nothing. Safe for many
 * threads, inside and outside transactions.
 */
@Service
public class OfficeKeys {

    private final Keyrings rings;

    OfficeKeys(Keyrings rings) {
        this.rings = rings;
    }

    /**
     * The value, encrypted and bound to office, column and row: 33 bytes longer, different each time.
     *
     * @throws KeysetUnusable if the office's keyset does not open
     */
    public byte[] seal(OfficeId office, byte[] plain, Binding binding) {
        try {
            return rings.fresh(office).seal(plain, binding.bytes(office));
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusable("keyset of " + office + ": cannot seal " + binding.column(), e);
        }
    }

    /** Like {@link #seal}, for text. */
    public byte[] sealText(OfficeId office, String plain, Binding binding) {
        return seal(office, plain.getBytes(StandardCharsets.UTF_8), binding);
    }

    /**
     * What was sealed.
     *
     * @throws DoesNotOpen if the value was altered, sealed for another office, column or row, or not sealed at all
     */
    public byte[] open(OfficeId office, byte[] sealed, Binding binding) {
        Keyring ring = rings.opening(office, sealed);
        if (!ring.knows(sealed)) {
            throw new DoesNotOpen(office, binding, "sealed by no key of this office");
        }
        try {
            return ring.open(sealed, binding.bytes(office));
        } catch (GeneralSecurityException e) {
            throw new DoesNotOpen(office, binding, "altered, or sealed for another place");
        }
    }

    /** Like {@link #open}, for text. */
    public String openText(OfficeId office, byte[] sealed, Binding binding) {
        return new String(open(office, sealed, binding), StandardCharsets.UTF_8);
    }

    /**
     * A blind index of the value, to be written beside it: 20 bytes, equal for equal values of one office and purpose as
     * long as its key is current, and telling nothing to whoever has not the key. A value is written in one form, such as
     * digits alone; other spellings are other values.
     *
     * @param purpose what is indexed, such as {@code nik}; the same value has another index for another purpose
     */
    public byte[] blindIndex(OfficeId office, String purpose, String value) {
        try {
            return rings.fresh(office).index(indexed(purpose, value));
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusable("keyset of " + office + ": cannot index " + purpose, e);
        }
    }

    /** The indexes to search for: one, and during a rotation one for each key under which the value may be written. */
    public List<byte[]> blindIndexes(OfficeId office, String purpose, String value) {
        try {
            return rings.fresh(office).indexes(indexed(purpose, value));
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusable("keyset of " + office + ": cannot index " + purpose, e);
        }
    }

    /** Compares this node's keysets with the database; to be called every few seconds on every node. */
    public void refresh() {
        rings.refresh();
    }

    private static byte[] indexed(String purpose, String value) {
        return (purpose + '\0' + value).getBytes(StandardCharsets.UTF_8);
    }
}
