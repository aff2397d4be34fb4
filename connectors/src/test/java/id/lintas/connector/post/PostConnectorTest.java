package id.lintas.connector.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.intake.FileConnector;
import id.lintas.intake.FileConnectorContract;
import id.lintas.intake.FileResult;
import id.lintas.intake.Samples;
import id.lintas.payment.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostConnectorTest implements FileConnectorContract {

    private static final String ONE = "POS-20261123-000001.txt";
    private static final String TWO = "POS-20261123-000002.txt";

    static final Map<Outcome, String> VERDICTS = Map.of(
            Outcome.SETTLED, "00|SETTLED|Lunas\n",
            Outcome.SETTLED_LATE, "01|SETTLED_LATE|Diterima, dibayar setelah kedaluwarsa\n",
            Outcome.UNKNOWN_BILL, "12|UNKNOWN_BILL|Kode billing tidak dikenal\n",
            Outcome.WRONG_AMOUNT, "13|WRONG_AMOUNT|Jumlah tidak sesuai\n",
            Outcome.ALREADY_PAID, "14|ALREADY_PAID|Tagihan sudah dibayar\n",
            Outcome.EXPIRED, "19|EXPIRED|Kode billing kedaluwarsa\n",
            Outcome.CONFLICT, "90|CONFLICT|Nomor sudah dipakai untuk isi yang berbeda\n");

    private final FileConnector connector = new PostConnector(PostForm.FIXED_WIDTH);

    @Override
    public FileConnector connector() {
        return connector;
    }

    @Override
    public String name() {
        return ONE;
    }

    @Override
    public byte[] sample() {
        return Samples.bytes("post/" + ONE);
    }

    @Override
    public Map<Outcome, String> verdicts() {
        return VERDICTS;
    }

    @Override
    public String verdict(String row) {
        return row.replaceFirst("^D\\|[0-9]{6}\\|[0-9]{15}\\|\\w{16}\\|", "");
    }

    @Test
    void rendersTheResultFile() {
        Read read = read(TWO, Samples.bytes("post/" + TWO));
        FileResult result = new FileResult(TWO, 2, 1, List.of());
        String text = connector.head(result)
                + connector.row(read.lines().get(0), Outcome.SETTLED)
                + connector.row(read.lines().get(1), Outcome.UNKNOWN_BILL)
                + connector.foot(result);
        assertThat(text.getBytes(StandardCharsets.US_ASCII))
                .isEqualTo(Samples.bytes("post/POS-20261123-000002.result.txt"));
    }

    @Test
    void saysWhichDayAndNumberItIs() {
        assertThat(read(ONE, sample()).reading().day()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(read(ONE, sample()).reading().sequence()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POSPAY01 ; POSPAY02 ; versi bukan POSPAY01",
                "H ; X ; bukan header H",
                "POSPAY0120261123 ; POSPAY0120261124 ; hari usaha berbeda",
                "POSPAY0120261123000001 ; POSPAY0120261123000002 ; nomor urut berbeda",
                "20261123160203 ; 20261123250203 ; waktu tulis",
                "D000001 ; D000002 ; nomor baris",
                "D000001 ; X000001 ; bukan baris D",
                "820261123000017 ; 120261123000017 ; kode billing",
                "000000000350000P ; 00000000035000XP ; jumlah bukan 15 angka",
                "P000000000000001 ; p000000000000001 ; NTP",
                "20261123160200 ; 20260230160200 ; waktu bayar bukan",
                "20261123160200 ; 20361123160200 ; waktu bayar tidak wajar",
                "PLG001 ; PLG|01 ; kode kantor pos",
                "PLG001  ; PLG001x ; panjang 101",
                "T000001 ; T000002 ; jumlah baris berbeda",
                "T000001000000000000350000 ; T000001000000000000350001 ; jumlah uang berbeda",
                "T000001 ; X000001 ; trailer T tidak ada"
            })
    void refusesAFileWhole(String from, String to, String reason) {
        String body = text(sample());
        assertThat(body).contains(from);
        assertThat(wrong(ONE, body.replace(from, to))).contains(reason);
    }

    @Test
    void namesEveryReason() {
        String body = text(sample())
                .replace("POSPAY01", "POSPAY02")
                .replace("D000001", "D000009")
                .replace("T000001", "T000007");
        assertThat(read("other.txt", body.getBytes(StandardCharsets.US_ASCII))
                        .reading()
                        .wrong())
                .hasSize(4);
    }

    @Test
    void namesAHundredReasonsAndCountsTheRest() {
        String body = text(sample()).replace("\nT", "\n" + "X".repeat(100) + "\n".repeat(301) + "T");
        List<String> wrong =
                read(ONE, body.getBytes(StandardCharsets.US_ASCII)).reading().wrong();
        assertThat(wrong).hasSize(101);
        assertThat(wrong.get(100)).isEqualTo("dan 201 alasan lain");
    }

    @Test
    void refusesAReferenceThatComesTwiceAndSaysWhere() {
        String body = text(Samples.bytes("post/" + TWO)).replace("P000000000000012", "P000000000000011");
        assertThat(wrong(TWO, body)).isEqualTo("baris 3: NTP sudah ada di berkas ini");
    }

    @Test
    void refusesWhatIsTruncatedAtEveryByte() {
        byte[] whole = Samples.bytes("post/" + TWO);
        for (int length = 0; length < whole.length; length++) {
            assertThat(read(TWO, java.util.Arrays.copyOf(whole, length))
                            .reading()
                            .wrong())
                    .as("%d bytes", length)
                    .isNotEmpty();
        }
    }

    @Test
    void refusesWhatFollowsTheTrailer() {
        String body = text(sample());
        assertThat(wrong(ONE, body + body)).contains("ada baris setelah trailer T");
    }

    @Test
    void namesWhatIsNotPlainText() {
        String body = text(sample());
        assertThat(wrong(ONE, body.replace("\n", "\r\n"))).contains("baris 1: karakter CR");
        assertThat(wrong(ONE, body.replace("PLG001", "PLG\t01"))).contains("baris 2: karakter TAB");
        assertThat(wrong(ONE, body.replace("PLG001", "PLG\u000001"))).contains("baris 2: karakter NUL");
        assertThat(wrong(ONE, body.replace("PLG001", "PL\u00c901"))).contains("baris 2: karakter selain ASCII");
        assertThat(wrong(ONE, "\ufeff" + body)).contains("BOM UTF-8");
        assertThat(read(ONE, body.getBytes(StandardCharsets.UTF_16)).reading().wrong())
                .singleElement()
                .asString()
                .contains("BOM UTF-16");
    }

    @Test
    void writesNothingThatASpreadsheetRunsOrThatEndsAField() {
        assertThat(connector.head(new FileResult("=HYPERLINK(\"x\")|\n.txt", 0, 0, List.of("-1"))))
                .isEqualTo("H|'=HYPERLINK(\"x\")??.txt|REFUSED|0|0\nR|'-1\n");
    }

    @Test
    void refusesAnUnknownForm() {
        assertThatThrownBy(() -> PostForm.of("xml"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("settings.format: xml (expected: one of fixed-width, csv)");
    }

    private String wrong(String name, String body) {
        return String.join(
                "\n",
                read(name, body.getBytes(StandardCharsets.UTF_8)).reading().wrong());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
