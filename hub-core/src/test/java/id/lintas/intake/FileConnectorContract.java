package id.lintas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.partner.PartnerId;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every dialect of files keeps. A connector's test implements this with its sample, a file with the one payment in
 * {@link Samples}.
 */
public interface FileConnectorContract {

    /** The connector under test. */
    FileConnector connector();

    /** The sample's name. */
    String name();

    /** The sample. */
    byte[] sample();

    /** What the dialect says for each outcome of a line. */
    Map<Outcome, String> verdicts();

    /** The part of a line's row that {@link #verdicts()} lists. */
    String verdict(String row);

    /** What was read: the lines that were handed over, and the reading. */
    record Read(List<FileLine> lines, FileReading reading) {}

    /** Reads these bytes under that name. */
    default Read read(String name, byte[] content) {
        List<FileLine> lines = new ArrayList<>();
        RawFile file =
                new RawFile(new PartnerId("pos"), name, () -> new ByteArrayInputStream(content), Samples.RECEIVED_AT);
        try {
            return new Read(lines, connector().read(file, lines::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    default void theSampleTellsTheCanonicalPayment() {
        Read read = read(name(), sample());
        assertThat(read.reading().wrong()).isEmpty();
        assertThat(read.reading().lines()).isEqualTo(1);
        assertThat(read.lines()).hasSize(1);
        assertThat(read.lines().get(0).number()).isEqualTo(1);
        PaymentConfirmation said = read.lines().get(0).payment();
        assertThat(said.billingCode()).isEqualTo(Samples.BILLING_CODE);
        assertThat(said.amount()).isEqualTo(Samples.AMOUNT);
        assertThat(said.paidAt()).isEqualTo(Samples.PAID_AT);
    }

    @Test
    default void readsTheSameTwice() {
        assertThat(read(name(), sample())).isEqualTo(read(name(), sample()));
    }

    @Test
    default void endsWhereNoMoreIsWanted() throws IOException {
        List<FileLine> lines = new ArrayList<>();
        RawFile file = new RawFile(
                new PartnerId("pos"), name(), () -> new ByteArrayInputStream(sample()), Samples.RECEIVED_AT);
        connector().read(file, line -> {
            lines.add(line);
            return false;
        });
        assertThat(lines).hasSize(1);
    }

    @Test
    default void answersEachOutcomeInItsOwnWords() {
        assertThat(verdicts())
                .containsKeys(Outcome.SETTLED, Outcome.UNKNOWN_BILL, Outcome.WRONG_AMOUNT, Outcome.ALREADY_PAID);
        FileLine line = read(name(), sample()).lines().get(0);
        verdicts()
                .forEach((outcome, expected) -> assertThat(verdict(connector().row(line, outcome)))
                        .as("%s", outcome)
                        .isEqualTo(expected));
    }

    @Test
    default void saysInTheResultWhyAFileIsRefused() {
        FileResult refused = new FileResult(name(), 0, 0, List.of("alasan satu", "alasan dua"));
        assertThat(connector().head(refused)).contains("alasan satu", "alasan dua");
        assertThat(connector().foot(refused)).isNotEmpty();
    }

    @Test
    default void refusesEmptinessAndGarbage() {
        for (String garbage : List.of("", " ", "\n", "{", "H", "\u0000", "<xml/>", "\n\n\n", "\"", "T\n", "H\nT\n")) {
            Read read = read(name(), garbage.getBytes(StandardCharsets.UTF_8));
            assertThat(read.reading().wrong()).as(garbage).isNotEmpty();
        }
    }

    @Test
    default void neverThrowsWhateverTheBytesAndNamesABoundedNumberOfReasons() {
        Random random = new Random(20261123);
        byte[] sample = sample();
        for (int i = 0; i < 3000; i++) {
            byte[] body;
            if (i % 3 == 0) {
                body = new byte[random.nextInt(400)];
                random.nextBytes(body);
            } else if (i % 3 == 1) {
                body = Arrays.copyOf(sample, sample.length);
                for (int flips = random.nextInt(4); flips >= 0; flips--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(128);
                }
            } else {
                body = Arrays.copyOf(sample, random.nextInt(sample.length));
                assertThat(read(name(), body).reading().wrong()).isNotEmpty();
            }
            assertThat(read(name(), body).reading().wrong().size()).isLessThan(110);
        }
        String lines = "x\n".repeat(100_000);
        assertThat(read(name(), lines.getBytes(StandardCharsets.US_ASCII))
                        .reading()
                        .wrong())
                .hasSizeBetween(1, 110);
    }
}
