package id.lintas.connector.post;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.FileConnector;
import id.lintas.intake.FileConnectorContract;
import id.lintas.intake.Samples;
import id.lintas.payment.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostCsvTest implements FileConnectorContract {

    private static final String ONE = "POS-20261123-000001.csv";

    private final FileConnector connector = new PostConnector(PostForm.CSV);

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
        return PostConnectorTest.VERDICTS;
    }

    @Override
    public String verdict(String row) {
        return row.replaceFirst("^D\\|[0-9]{6}\\|[0-9]{15}\\|\\w{16}\\|", "");
    }

    @Test
    void quotesChangeNothing() {
        String quoted = text().replace("350000,P000000000000001", "\"350000\",\"P000000000000001\"");
        assertThat(read(ONE, bytes(quoted))).isEqualTo(read(ONE, sample()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PLG001 ; =1+1 ; baris 2: sel 7 diawali tanda rumus",
                "PLG001 ; @SUM(A1) ; baris 2: sel 7 diawali tanda rumus",
                "PLG001 ; +62 ; baris 2: sel 7 diawali tanda rumus",
                "PLG001 ; -1 ; baris 2: sel 7 diawali tanda rumus",
                "D,1 ; D,2 ; nomor baris",
                "D,1 ; D,=1 ; baris 2: sel 2 diawali tanda rumus",
                "D,1 ; D ; baris 2: 6 sel, harus 7",
                "PLG001 ; PLG001,x ; baris 2: 8 sel, harus 7",
                "D,1 ; X,1 ; bukan baris D",
                "820261123000017 ; ' 820261123000017' ; kode billing",
                "350000,P ; 350000.00,P ; jumlah bukan 15 angka",
                "PLG001 ; PLG0011 ; kode kantor pos",
                "T,1 ; T,2 ; jumlah baris berbeda",
                "T,1,350000 ; T,1,350001 ; jumlah uang berbeda",
                "T,1,350000 ; T,1 ; baris 3: 2 sel, harus 3",
                "T,1,350000 ; X ; trailer T tidak ada"
            })
    void refusesAFileWhole(String from, String to, String reason) {
        assertThat(text()).contains(from);
        assertThat(wrong(text().replace(from, to))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"=HYPERLINK(\"\"http://x\"\")\"", "\"=cmd|' /C calc'!A0\""})
    void refusesAFormulaInQuotes(String cell) {
        assertThat(wrong(text().replace("PLG001", cell))).contains("sel 7 diawali tanda rumus");
    }

    @Test
    void namesALineBreakInACell() {
        assertThat(wrong(text().replace("PLG001", "\"PLG\n01\""))).contains("baris 2: sel 7 memuat baris baru");
    }

    @Test
    void refusesQuotesThatAreNotWhole() {
        assertThat(wrong(text().replace("PLG001", "\"PLG001"))).isNotEmpty();
        assertThat(wrong(text().replace("PLG001", "\"PLG\"001"))).contains("kutip");
        assertThat(wrong(text().replace("PLG001", "PLG\"01"))).contains("kode kantor pos");
        assertThat(wrong(text().replace("PLG001", "\"" + "x".repeat(100_000)))).contains("kutip atau panjang baris");
    }

    @Test
    void refusesTheOthersName() {
        assertThat(String.join(
                        "\n",
                        read("POS-20261123-000001.txt", sample()).reading().wrong()))
                .contains("nama berkas bukan POS-yyyyMMdd-NNNNNN.csv");
    }

    @Test
    void refusesCarriageReturnsByName() {
        assertThat(wrong(text().replace("\n", "\r\n"))).contains("karakter CR");
    }

    private String wrong(String body) {
        return String.join("\n", read(ONE, bytes(body)).reading().wrong());
    }

    private String text() {
        return new String(sample(), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
