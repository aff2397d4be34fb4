package id.lintas.connector.statement;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.RawFile;
import id.lintas.intake.StatementReading;
import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Enumeration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A statement of two hundred thousand lines is never in memory: what stays is eight bytes for each. */
class LargeFlatStatementTest {

    private static final int LINES = 200_000;

    @Test
    void memoryIsFlat() throws Exception {
        long[] most = new long[2];
        Runtime runtime = Runtime.getRuntime();
        RawFile file = new RawFile(
                new PartnerId("bank-toy"), "STM-1.csv", () -> document(), Instant.parse("2026-11-24T02:00:00Z"));
        Partner partner = new Partner(
                new PartnerId("bank-toy"),
                "Toy",
                "snap",
                Transport.REST,
                Map.of("statements", "csv"),
                Map.of(),
                true,
                Limits.STANDARD);
        StatementReading reading = new PartnerStatements().of(partner).read(file, line -> {
            if (line.number() % 40_000 == 0) {
                System.gc();
                long used = runtime.totalMemory() - runtime.freeMemory();
                most[0] = most[0] == 0 ? used : most[0];
                most[1] = Math.max(most[1], used);
            }
        });
        assertThat(reading.wrong()).isEmpty();
        assertThat(reading.lines()).isEqualTo(LINES);
        assertThat(most[1] - most[0]).isLessThan(6L << 20);
    }

    /** Control: the file itself would not fit into what the reader may use. */
    @Test
    void controlTheFileIsLarger() throws Exception {
        assertThat(document().transferTo(java.io.OutputStream.nullOutputStream()))
                .isGreaterThan(11L << 20);
    }

    private static InputStream document() {
        return new SequenceInputStream(new Enumeration<>() {
            private int next;

            @Override
            public boolean hasMoreElements() {
                return next <= LINES + 1;
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(row(next++).getBytes(StandardCharsets.US_ASCII));
            }
        });
    }

    private static String row(int n) {
        if (n == 0) {
            return Flat.HEAD + "\n";
        }
        return n > LINES
                ? "T," + LINES + "," + 350_000L * LINES + ",0\n"
                : "D," + n + ",820261123000017,350000,C,IDR,NTB" + n + ",20261123090000\n";
    }
}
