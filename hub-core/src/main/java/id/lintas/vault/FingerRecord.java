package id.lintas.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * An ISO/IEC 19794-4:2005 finger image record with one finger. The image itself is not looked at; the registry's ABIS
 * does that.
 *
 * @param bytes the record as captured, at most 1 MiB
 */
public record FingerRecord(byte[] bytes) {

    private static final byte[] MAGIC = "FIR\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 32;
    private static final int FINGER_HEADER = 14;
    private static final int MOST = 1 << 20;
    private static final int COUNT_AT = 18;
    private static final int POSITION_AT = HEADER + 4;

    private static final List<String> NAMES = List.of(
            "Right Thumb",
            "Right IndexFinger",
            "Right MiddleFinger",
            "Right RingFinger",
            "Right LittleFinger",
            "Left Thumb",
            "Left IndexFinger",
            "Left MiddleFinger",
            "Left RingFinger",
            "Left LittleFinger");

    /** @throws IllegalArgumentException if the bytes are no such record; the message says what is wrong */
    public FingerRecord {
        if (bytes.length < HEADER + FINGER_HEADER || bytes.length > MOST) {
            throw new IllegalArgumentException(
                    "finger record: " + bytes.length + " bytes (expected: 46 to " + MOST + ")");
        }
        if (!Arrays.equals(Arrays.copyOf(bytes, 4), MAGIC)) {
            throw new IllegalArgumentException("finger record: no FIR header");
        }
        if (bytes[COUNT_AT] != 1) {
            throw new IllegalArgumentException("finger record: " + bytes[COUNT_AT] + " fingers (expected: 1)");
        }
        int position = bytes[POSITION_AT];
        if (position < 1 || position > NAMES.size()) {
            throw new IllegalArgumentException("finger position: " + position + " (expected: 1 to 10)");
        }
        long declared = ByteBuffer.wrap(bytes, 10, 4).getInt() & 0xffffffffL;
        if (ByteBuffer.wrap(bytes, 8, 2).getShort() != 0 || declared != bytes.length) {
            throw new IllegalArgumentException(
                    "finger record: length field " + declared + " (expected: " + bytes.length + ")");
        }
    }

    /** Finger position 1 (right thumb) to 10 (left little finger). */
    public int position() {
        return bytes[POSITION_AT];
    }

    /** The finger's name in CBEFF. */
    String name() {
        return NAMES.get(position() - 1);
    }
}
