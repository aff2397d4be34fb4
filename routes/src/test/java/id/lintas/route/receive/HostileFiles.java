package id.lintas.route.receive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What a fixed-width file may be instead of a good one, by the words that its refusal holds. */
final class HostileFiles {

    private HostileFiles() {}

    /** Each is the good file with one harm, or something else altogether. */
    static Map<String, byte[]> of(String good) throws IOException {
        Map<String, byte[]> hostile = new LinkedHashMap<>();
        hostile.put("arsip zip/xlsx", zip("bomb.txt", new byte[50_000_000]));
        hostile.put("arsip zip", zip("../../../../tmp/slip.txt", "x".getBytes(StandardCharsets.US_ASCII)));
        hostile.put("adalah arsip zip", zip("nested.zip", zip("a", zip("b", new byte[1_000_000]))));
        hostile.put("arsip gzip", gzip(new byte[50_000_000]));
        hostile.put("karakter NUL", bytes(good.replace("PLG001", "PLG\u0000\u00001")));
        hostile.put("BOM UTF-8", bytes("\ufeff" + good));
        hostile.put("BOM UTF-16", good.getBytes(StandardCharsets.UTF_16));
        hostile.put("charset salah", good.replace("PLG001", "PL\u00c9001").getBytes(StandardCharsets.ISO_8859_1));
        hostile.put("karakter CR", bytes(good.replace("\n", "\r\n")));
        hostile.put("berkas kosong", bytes(""));
        hostile.put("tidak diakhiri LF", bytes(good.substring(0, good.length() / 2)));
        hostile.put("trailer T tidak ada", bytes(good.substring(0, good.length() - 101)));
        hostile.put("jumlah baris berbeda", bytes(good.replace("T000003", "T000004")));
        hostile.put("jumlah uang berbeda", bytes(good.replace("000000000000003000", "000000000000003001")));
        hostile.put("bukan urutan berikutnya", bytes(swapped(good)));
        hostile.put("NTP sudah ada", bytes(good.replace("F000001000000002", "F000001000000001")));
        hostile.put("ada baris setelah trailer", bytes(good + good));
        hostile.put(
                "panjang 64 karakter",
                bytes("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>\n" + " ".repeat(100) + "\n"));
        return hostile;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String swapped(String text) {
        String[] rows = text.split("\n");
        String second = rows[1];
        rows[1] = rows[2];
        rows[2] = second;
        return String.join("\n", rows) + "\n";
    }

    /** The file with another number, so that nothing but the harm is wrong with it. */
    static byte[] sequence(byte[] bytes, int sequence) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .replaceFirst("POSPAY0120261123000001", "POSPAY0120261123" + String.format("%06d", sequence))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
