package id.lintas.harness.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals values as the hub does, with the office's own key, so that the hub opens every applicant of a measurement as it opens
 * those of its own: AES-256-GCM in Tink's form, one byte of 1, the key's id, nonce, text and tag. For one thread.
 */
final class Seal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String office;
    private final int keyId;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();
    private final Cipher cipher;

    private Seal(String office, int keyId, byte[] key) throws GeneralSecurityException {
        this.office = office;
        this.keyId = keyId;
        this.key = new SecretKeySpec(key, "AES");
        this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    }

    /**
     * The seal of an office.
     *
     * @param kek the key that wraps the keyset, in Base64
     * @param wrapped the keyset as the database has it
     */
    static Seal of(String office, String kek, byte[] wrapped) throws GeneralSecurityException, IOException {
        byte[] box = Wire.bytes(wrapped, 2);
        Cipher unwrap = Cipher.getInstance("AES/GCM/NoPadding");
        unwrap.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(Base64.getDecoder().decode(kek), "AES"),
                new GCMParameterSpec(TAG_BITS, box, 0, NONCE));
        unwrap.updateAAD(bound("lintas.keyset.1", office, "seal"));
        byte[] keyset = unwrap.doFinal(box, NONCE, box.length - NONCE);
        byte[] entry = Wire.bytes(keyset, 2);
        byte[] aes = Wire.bytes(Wire.bytes(Wire.bytes(entry, 1), 2), 3);
        return new Seal(office, (int) Wire.number(entry, 3), aes);
    }

    /** The text, sealed for that column and row. */
    byte[] text(String column, String row, String text) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(bound("lintas.seal.1", office, column, row));
        byte[] sealed = cipher.doFinal(text.getBytes(UTF_8));
        return ByteBuffer.allocate(1 + Integer.BYTES + NONCE + sealed.length)
                .put((byte) 1)
                .putInt(keyId)
                .put(nonce)
                .put(sealed)
                .array();
    }

    private static byte[] bound(String... parts) {
        return String.join("\0", parts).getBytes(UTF_8);
    }

    /** As much of protocol buffers' wire format as a keyset needs: the first field of a number. */
    private static final class Wire {

        private Wire() {}

        static byte[] bytes(byte[] message, int field) throws IOException {
            return (byte[]) find(message, field);
        }

        static long number(byte[] message, int field) throws IOException {
            return (Long) find(message, field);
        }

        private static Object find(byte[] message, int field) throws IOException {
            ByteBuffer in = ByteBuffer.wrap(message);
            while (in.hasRemaining()) {
                long tag = varint(in);
                Object value;
                switch ((int) (tag & 7)) {
                    case 0 -> value = varint(in);
                    case 2 -> {
                        int length = (int) varint(in);
                        value = Arrays.copyOfRange(message, in.position(), in.position() + length);
                        in.position(in.position() + length);
                    }
                    default -> throw new IOException("keyset: wire type " + (tag & 7) + " (expected: 0 or 2)");
                }
                if (tag >> 3 == field) {
                    return value;
                }
            }
            throw new IOException("keyset: no field " + field);
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = in.get();
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }
    }
}
