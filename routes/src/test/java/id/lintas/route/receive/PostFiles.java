package id.lintas.route.receive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Files as the post office writes them, written from docs/wire.md alone. All bills in them are unknown to the hub. */
final class PostFiles {

    static final String DAY = "20261123";
    private static final String TIME = "20261123160203";

    private PostFiles() {}

    static String name(int sequence, String extension) {
        return String.format(Locale.ROOT, "POS-%s-%06d.%s", DAY, sequence, extension);
    }

    /** A file of so many payments of 1,000 rupiah; references begin with the letter and are unique within one prefix. */
    static String fixedWidth(int sequence, int lines) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%-100s%n", "HPOSPAY01" + DAY + String.format("%06d", sequence) + TIME));
        for (int i = 1; i <= lines; i++) {
            text.append(String.format(
                    "%-100s%n", String.format("D%06d8%014d%015dF%06d%09d%sPLG001", i, i, 1000, sequence, i, TIME)));
        }
        return text.append(String.format("%-100s%n", String.format("T%06d%018d", lines, lines * 1000L)))
                .toString();
    }

    static String csv(int sequence, int lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csv(out, sequence, lines);
        return out.toString(StandardCharsets.US_ASCII);
    }

    /** Writes the file without holding it. */
    static Path csv(Path file, int sequence, int lines) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            csv(out, sequence, lines);
        }
        return file;
    }

    private static void csv(OutputStream out, int sequence, int lines) {
        PrintStream print = new PrintStream(out, false, StandardCharsets.US_ASCII);
        print.print("H,POSPAY01," + DAY + "," + String.format("%06d", sequence) + "," + TIME + "\n");
        long code = 800_000_000_000_000L;
        long reference = 1_000_000_000L + (long) sequence * 100_000_000_000L;
        for (int i = 1; i <= lines; i++) {
            print.print("D," + i + "," + (code + i) + ",1000,C" + String.format("%015d", reference + i) + "," + TIME
                    + ",PLG001\n");
        }
        print.print("T," + lines + "," + lines * 1000L + "\n");
        print.flush();
    }
}
