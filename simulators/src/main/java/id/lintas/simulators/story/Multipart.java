package id.lintas.simulators.story;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The body of an upload (RFC 7578). */
record Multipart(String boundary, byte[] body) {

    static Multipart of(Map<String, String> fields, String fileField, List<byte[]> files) {
        String boundary = "----lintas" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            text(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
            text(body, value + "\r\n");
        });
        for (int i = 0; i < files.size(); i++) {
            text(
                    body,
                    "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fileField
                            + "\"; filename=\"finger-" + i
                            + ".fir\"\r\nContent-Type: application/octet-stream\r\n\r\n");
            body.writeBytes(files.get(i));
            text(body, "\r\n");
        }
        text(body, "--" + boundary + "--\r\n");
        return new Multipart(boundary, body.toByteArray());
    }

    private static void text(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }
}
