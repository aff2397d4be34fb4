package id.lintas.simulators.fingerprint;

import com.github.jaiimageio.jpeg2000.J2KImageWriteParam;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReader;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriter;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG 2000 to and from grey pixels. The codec is named outright, so no other image plug-in can be found instead. */
final class Jpeg2000 {

    private Jpeg2000() {}

    static byte[] encode(GrayImage image) {
        BufferedImage grey = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_GRAY);
        byte[] target = ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
        System.arraycopy(image.pixels(), 0, target, 0, target.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        J2KImageWriter writer = new J2KImageWriter(new J2KImageWriterSpi());
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            J2KImageWriteParam lossless = new J2KImageWriteParam();
            lossless.setLossless(true);
            writer.write(null, new IIOImage(grey, null, null), lossless);
        } catch (IOException e) {
            throw new UncheckedIOException("writing JPEG 2000 to memory", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static GrayImage decode(byte[] data, int width, int height) {
        J2KImageReader reader = new J2KImageReader(new J2KImageReaderSpi());
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
            reader.setInput(in);
            // Asked before decoding, so that a small file cannot unfold into a huge image.
            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                throw new UnreadableRecord("JPEG 2000 image: " + reader.getWidth(0) + " x " + reader.getHeight(0)
                        + " (expected: " + width + " x " + height + " as in the header)");
            }
            return grey(reader.read(0).getData());
        } catch (UnreadableRecord e) {
            throw e;
        } catch (IOException | RuntimeException | LinkageError e) {
            // The codec throws whatever its decoder stumbles over.
            throw new UnreadableRecord("JPEG 2000 image: not decodable", e);
        } finally {
            reader.dispose();
        }
    }

    private static GrayImage grey(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] pixels = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            raster.getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) row[x];
            }
        }
        return new GrayImage(width, height, pixels);
    }
}
