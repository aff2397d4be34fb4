package id.lintas.simulators.fingerprint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finger image records of ISO/IEC 19794-4:2005: one finger, one view, 8-bit grey at 500 dpi, raw or JPEG 2000. All reading
 * is strict: what does not agree with itself is an {@link UnreadableRecord}.
 */
public final class FingerRecord {

    private static final byte[] MAGIC = "FIR\000010\000".getBytes(StandardCharsets.US_ASCII);
    private static final int GENERAL = 32;
    private static final int HEADER = 14;
    private static final int PPI = 1;
    private static final int RAW = 0;
    private static final int JPEG_2000 = 4;
    /** A finger at 500 dpi is well below; more is a mistake or an attack on the decoder. */
    private static final int LARGEST_SIDE = 1600;

    private FingerRecord() {}

    /** Writes an uncompressed record for ISO position 1 (right thumb) to 10 (left little finger). */
    public static byte[] raw(int position, GrayImage image) {
        return write(position, image, RAW, image.pixels());
    }

    /** Writes a losslessly compressed record, as scanners do. */
    public static byte[] jpeg2000(int position, GrayImage image) {
        return write(position, image, JPEG_2000, Jpeg2000.encode(image));
    }

    /** The image in a record. */
    public static GrayImage read(byte[] record) {
        View view = view(record);
        if (view.compression == JPEG_2000) {
            return Jpeg2000.decode(view.data, view.width, view.height);
        }
        if (view.data.length != view.width * view.height) {
            throw new UnreadableRecord(
                    "raw image: " + view.data.length + " bytes (expected: " + view.width + " x " + view.height + ")");
        }
        return new GrayImage(view.width, view.height, view.data);
    }

    /** The ISO finger position in a record, 1 to 10. */
    public static int position(byte[] record) {
        return view(record).position;
    }

    private static byte[] write(int position, GrayImage image, int compression, byte[] data) {
        expect("position", position, position >= 1 && position <= 10, "1 to 10");
        expect("width", image.width(), image.width() <= LARGEST_SIDE, "up to " + LARGEST_SIDE);
        expect("height", image.height(), image.height() <= LARGEST_SIDE, "up to " + LARGEST_SIDE);
        int length = GENERAL + HEADER + data.length;
        ByteBuffer out = ByteBuffer.allocate(length).put(MAGIC);
        out.putShort((short) 0).putInt(length);
        out.putShort((short) 0).putShort((short) 31).put((byte) 1).put((byte) PPI);
        for (int i = 0; i < 4; i++) {
            out.putShort((short) GrayImage.DPI);
        }
        out.put((byte) 8).put((byte) compression).putShort((short) 0);
        out.putInt(HEADER + data.length).put((byte) position).put((byte) 1).put((byte) 1);
        out.put((byte) 80).put((byte) 0);
        out.putShort((short) image.width()).putShort((short) image.height()).put((byte) 0);
        return out.put(data).array();
    }

    private static View view(byte[] record) {
        try {
            return parse(ByteBuffer.wrap(record));
        } catch (BufferUnderflowException e) {
            throw new UnreadableRecord("record: ends after " + record.length + " bytes, inside a header", e);
        }
    }

    private static View parse(ByteBuffer in) {
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        expect("format", magic[0], Arrays.equals(magic, MAGIC), "FIR 010");
        long length = (long) in.getShort() << 32 | Integer.toUnsignedLong(in.getInt());
        expect("length", length, length == in.limit(), "the " + in.limit() + " bytes there are");
        in.getShort(); // capture device
        in.getShort(); // image acquisition level
        int count = in.get();
        expect("fingers", count, count == 1, "1");
        int scale = in.get();
        expect("scale units", scale, scale == PPI, "1, pixels per inch");
        for (String name : new String[] {"scan x", "scan y", "image x", "image y"}) {
            int resolution = Short.toUnsignedInt(in.getShort());
            expect(name + " resolution", resolution, resolution == GrayImage.DPI, "" + GrayImage.DPI);
        }
        int depth = in.get();
        expect("depth", depth, depth == 8, "8");
        int compression = in.get();
        expect("compression", compression, compression == RAW || compression == JPEG_2000, "0 raw or 4 JPEG 2000");
        in.getShort(); // reserved
        long block = Integer.toUnsignedLong(in.getInt());
        expect("view length", block, block == in.limit() - GENERAL, "the rest of the record");
        int position = in.get();
        expect("position", position, position >= 1 && position <= 10, "1 to 10");
        int views = in.get();
        expect("views", views, views == 1, "1");
        in.get(); // number of this view
        in.get(); // quality
        in.get(); // impression type
        int width = Short.toUnsignedInt(in.getShort());
        int height = Short.toUnsignedInt(in.getShort());
        expect("width", width, width >= 1 && width <= LARGEST_SIDE, "1 to " + LARGEST_SIDE);
        expect("height", height, height >= 1 && height <= LARGEST_SIDE, "1 to " + LARGEST_SIDE);
        in.get(); // reserved
        byte[] data = new byte[in.remaining()];
        in.get(data);
        return new View(position, compression, width, height, data);
    }

    private static void expect(String what, long value, boolean holds, String expected) {
        if (!holds) {
            throw new UnreadableRecord(what + ": " + value + " (expected: " + expected + ")");
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record View(int position, int compression, int width, int height, byte[] data) {}
}
