package id.lintas.app.receipt;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A text as a QR code that a phone reads off paper: few and large squares rather than spare ones, for the text is long. */
final class QrCode {

    private static final int WHITE = 0xFFFFFF;

    /** Pixels a module, so that a reader's rounding hits each; printed size is the page's business. */
    private static final int SCALE = 4;

    private static final int QUIET = 4;

    private QrCode() {}

    /** A PNG as a {@code data:} address, which a document holds in itself. */
    static String dataUri(String text) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image(matrix(text)), "png", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.L,
                                    EncodeHintType.MARGIN,
                                    QUIET));
        } catch (WriterException e) {
            throw new IllegalArgumentException("QR code: " + text.length() + " characters (expected: fewer)", e);
        }
    }

    private static BufferedImage image(BitMatrix matrix) {
        int side = matrix.getWidth() * SCALE;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, matrix.get(x / SCALE, y / SCALE) ? 0 : WHITE);
            }
        }
        return image;
    }
}
