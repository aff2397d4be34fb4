package id.lintas.simulators.fingerprint;

/**
 * An 8-bit grey image at {@link #DPI}, rows from the top, 0 black.
 *
 * @param pixels {@code width * height} bytes; shared with the caller, who must not change them
 */
@SuppressWarnings("ArrayRecordComponent")
public record GrayImage(int width, int height, byte[] pixels) {

    /** Resolution of every image here, in pixels per inch. */
    public static final int DPI = 500;

    public GrayImage {
        if (width < 1 || height < 1 || (long) width * height != pixels.length) {
            throw new IllegalArgumentException("image: " + width + " x " + height + " with " + pixels.length
                    + " pixels (expected: width * height)");
        }
    }
}
