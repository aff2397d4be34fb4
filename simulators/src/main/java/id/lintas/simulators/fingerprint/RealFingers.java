package id.lintas.simulators.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Ten records of real fingers, JPEG 2000 at 500 dpi, that MOSIP publishes in {@code kernel-cbeffutil-api} for tests. */
public final class RealFingers {

    private static final List<String> NAMES = List.of(
            "Right_Thumb",
            "Right_Index",
            "Right_Middle",
            "Right_Ring",
            "Right_Little",
            "Left_Thumb",
            "Left_Index",
            "Left_Middle",
            "Left_Ring",
            "Left_Little");

    private RealFingers() {}

    /**
     * The published record, byte for byte.
     *
     * @param position ISO position: 1 right thumb to 10 left little finger
     */
    public static byte[] record(int position) {
        if (position < 1 || position > NAMES.size()) {
            throw new IllegalArgumentException("position: " + position + " (expected: 1 to 10)");
        }
        String path = "/images/FingerPrint" + NAMES.get(position - 1) + ".iso";
        try (InputStream in = RealFingers.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + ": not on the class path (expected: kernel-cbeffutil-api)");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path, e);
        }
    }
}
