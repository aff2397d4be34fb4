package id.lintas.simulators.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What becomes of a correct file's text on a bad day. */
final class HostileBytes {

    private static final String BRANCH = "301000";

    private HostileBytes() {}

    static byte[] of(FileMischief mischief, String name, String text) throws IOException {
        return switch (mischief) {
            case ZIPPED -> zip(name, text);
            case OTHER_CHARSET -> text.getBytes(StandardCharsets.UTF_16);
            case BYTE_ORDER_MARK -> ("\ufeff" + text).getBytes(StandardCharsets.UTF_8);
            case NUL -> ascii(text.replaceFirst(BRANCH, "30\u000000"));
            case FORMULA -> ascii(text.replaceFirst(BRANCH, "=1+1+1"));
            case NONE,
                    HALF_WRITTEN,
                    TRUNCATED,
                    WRONG_TOTAL,
                    WRONG_COUNT,
                    REPEATED,
                    OTHER_CONTENT,
                    UNKNOWN_BILL,
                    OTHER_NAME -> ascii(text);
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zip(String name, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(ascii(text));
        }
        return bytes.toByteArray();
    }
}
