package id.lintas.connector.snap;

import java.io.ByteArrayOutputStream;

/**
 * Removes white space outside JSON strings and nothing else. It never parses: a client's escapes, key order and number
 * forms are part of what it signed. Bytes that are not JSON come out somehow; their signature then fails.
 */
final class JsonMinifier {

    private JsonMinifier() {}

    static byte[] minify(byte[] body) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(body.length);
        boolean inString = false;
        boolean escaped = false;
        for (byte b : body) {
            if (inString) {
                kept.write(b);
                if (escaped) {
                    escaped = false;
                } else if (b == '\\') {
                    escaped = true;
                } else if (b == '"') {
                    inString = false;
                }
            } else if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                kept.write(b);
                inString = b == '"';
            }
        }
        return kept.toByteArray();
    }
}
