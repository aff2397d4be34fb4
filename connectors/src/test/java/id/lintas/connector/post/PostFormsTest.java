package id.lintas.connector.post;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.FileLine;
import id.lintas.intake.FileReading;
import id.lintas.intake.RawFile;
import id.lintas.intake.Samples;
import id.lintas.partner.PartnerId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Both forms tell the same payments, and no single change of a file goes unnoticed. */
class PostFormsTest {

    private static final String DAY = "20261123";
    private static final String TIME = "20261123160200";

    @Property(tries = 200)
    void bothFormsTellTheSame(@ForAll @Size(min = 1, max = 40) List<@LongRange(max = 999_999_999_999L) Long> amounts)
            throws IOException {
        List<FileLine> fixed = lines(PostForm.FIXED_WIDTH, fixedWidth(amounts));
        List<FileLine> csv = lines(PostForm.CSV, csv(amounts));
        assertThat(fixed).isEqualTo(csv).hasSize(amounts.size());
        assertThat(fixed.stream().map(line -> line.payment().amount().amount())).isEqualTo(amounts);
    }

    @Property(tries = 500)
    void aLineThatIsLostDoubledOrSwappedIsNoticed(
            @ForAll @Size(min = 3, max = 12) List<@LongRange(min = 1, max = 999_999) Long> amounts,
            @ForAll @IntRange(max = 11) int place,
            @ForAll @IntRange(max = 2) int harm)
            throws IOException {
        for (PostForm form : PostForm.values()) {
            List<String> rows =
                    new ArrayList<>(List.of((form == PostForm.CSV ? csv(amounts) : fixedWidth(amounts)).split("\n")));
            int at = 1 + place % (amounts.size() - 1);
            if (harm == 0) {
                rows.remove(at);
            } else if (harm == 1) {
                rows.add(at, rows.get(at));
            } else {
                rows.set(at, rows.set(at + 1, rows.get(at)));
            }
            assertThat(read(form, String.join("\n", rows) + "\n", new ArrayList<>())
                            .wrong())
                    .isNotEmpty();
        }
    }

    @Example
    void filesLongerThanAnyBufferAreReadToo() throws IOException {
        List<Long> amounts = IntStream.range(0, 20_000).mapToObj(i -> 1000L + i).toList();
        assertThat(lines(PostForm.CSV, csv(amounts))).isEqualTo(lines(PostForm.FIXED_WIDTH, fixedWidth(amounts)));
    }

    private static List<FileLine> lines(PostForm form, String text) throws IOException {
        List<FileLine> lines = new ArrayList<>();
        assertThat(read(form, text, lines).wrong()).isEmpty();
        return lines;
    }

    private static FileReading read(PostForm form, String text, List<FileLine> lines) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        String name = "POS-" + DAY + "-000001." + (form == PostForm.CSV ? "csv" : "txt");
        RawFile file =
                new RawFile(new PartnerId("pos"), name, () -> new ByteArrayInputStream(bytes), Samples.RECEIVED_AT);
        return new PostConnector(form).read(file, lines::add);
    }

    private static String fixedWidth(List<Long> amounts) {
        String rows = IntStream.range(0, amounts.size())
                .mapToObj(i ->
                        String.format("D%06d%s%015dP%015d%sPLG001%27s%n", i + 1, code(i), amounts.get(i), i, TIME, ""))
                .collect(Collectors.joining());
        return String.format("%-100s%n", "HPOSPAY01" + DAY + "000001" + TIME)
                + rows
                + String.format("%-100s%n", String.format("T%06d%018d", amounts.size(), sum(amounts)));
    }

    private static String csv(List<Long> amounts) {
        String rows = IntStream.range(0, amounts.size())
                .mapToObj(i -> String.format("D,%d,%s,%d,P%015d,%s,PLG001%n", i + 1, code(i), amounts.get(i), i, TIME))
                .collect(Collectors.joining());
        return "H,POSPAY01," + DAY + ",000001," + TIME + "\n" + rows + "T," + amounts.size() + "," + sum(amounts)
                + "\n";
    }

    private static long sum(List<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    private static String code(int i) {
        return String.format("8%014d", i);
    }
}
