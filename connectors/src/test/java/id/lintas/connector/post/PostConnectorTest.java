package id.lintas.connector.post;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorContract;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.intake.Samples;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostConnectorTest implements PaymentConnectorContract {

    private static final String ONE = "POS-20261123-000001.txt";
    private static final String TWO = "POS-20261123-000002.txt";

    private final PaymentConnector connector = new PostConnector();

    @Override
    public PaymentConnector connector() {
        return connector;
    }

    @Override
    public List<RawMessage> payments() {
        return List.of(carrying(Samples.bytes("post/" + ONE)));
    }

    @Override
    public RawMessage carrying(byte[] body) {
        return file(ONE, body);
    }

    @Override
    public boolean signs() {
        return false;
    }

    @Override
    public Map<Outcome, String> verdicts() {
        return Map.of(
                Outcome.SETTLED, "00|SETTLED|Lunas",
                Outcome.SETTLED_LATE, "01|SETTLED_LATE|Diterima, dibayar setelah kedaluwarsa",
                Outcome.UNKNOWN_BILL, "12|UNKNOWN_BILL|Kode billing tidak dikenal",
                Outcome.WRONG_AMOUNT, "13|WRONG_AMOUNT|Jumlah tidak sesuai",
                Outcome.ALREADY_PAID, "14|ALREADY_PAID|Tagihan sudah dibayar",
                Outcome.EXPIRED, "19|EXPIRED|Kode billing kedaluwarsa",
                Outcome.CONFLICT, "R|Nomor sudah dipakai untuk isi yang berbeda",
                Outcome.UNAVAILABLE, "R|Sistem sedang tidak tersedia");
    }

    @Override
    public String repeatedVerdict() {
        return "00|SETTLED|Lunas";
    }

    @Override
    public String verdict(RawAnswer answer) {
        return text(answer)
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .replaceFirst("^D\\|[0-9]{6}\\|[0-9]{15}\\|\\w{16}\\|", "");
    }

    @Test
    void rendersTheResultFile() {
        RawMessage message = file(TWO, Samples.bytes("post/" + TWO));
        List<Settlement> settlements = List.of(Settlement.of(Outcome.SETTLED), Settlement.of(Outcome.UNKNOWN_BILL));
        RawAnswer answer = connector.answer(message, connector.read(message), settlements, false);
        assertThat(answer.body()).isEqualTo(Samples.bytes("post/POS-20261123-000002.result.txt"));
    }

    @Test
    void theSameFileAgainGetsTheSameResult() {
        RawMessage message = payments().get(0);
        Reading reading = connector.read(message);
        List<Settlement> settled = List.of(Settlement.of(Outcome.SETTLED));
        assertThat(connector.answer(message, reading, settled, true).body())
                .isEqualTo(connector.answer(message, reading, settled, false).body());
    }

    @Test
    void aReferenceWithOtherContentConcernsItsLine() {
        RawMessage message = payments().get(0);
        Settlement conflict = Settlement.of(Outcome.CONFLICT, "reference");
        RawAnswer answer = connector.answer(message, connector.read(message), List.of(conflict), false);
        assertThat(text(answer)).startsWith("H|" + ONE + "|ACCEPTED|1|0\nD|").contains("|90|CONFLICT|");
    }

    @Test
    void theKeyIsTheFilesNameWithoutItsFolder() {
        RequestKey key = connector
                .read(file("outbox/" + ONE, payments().get(0).body()))
                .key()
                .orElseThrow();
        assertThat(key.scope()).isEqualTo("file");
        assertThat(key.value()).isEqualTo(ONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "POSPAY01 ; POSPAY02 ; kolom 2-9",
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
                "PLG001  ; PLG001x ; panjang",
                "T000001 ; T000002 ; jumlah baris berbeda",
                "T000001000000000000350000 ; T000001000000000000350001 ; jumlah uang berbeda",
                "T000001 ; X000001 ; bukan trailer T"
            })
    void refusesAFileWhole(String from, String to, String reason) {
        String body = new String(payments().get(0).body(), StandardCharsets.US_ASCII);
        assertThat(body).contains(from);
        String result = refused(ONE, body.replace(from, to));
        assertThat(result).contains(reason);
    }

    @Test
    void namesEveryReason() {
        String body = new String(payments().get(0).body(), StandardCharsets.US_ASCII)
                .replace("POSPAY01", "POSPAY02")
                .replace("D000001", "D000009")
                .replace("T000001", "T000007");
        assertThat(refused("other.txt", body).lines().filter(line -> line.startsWith("R|")))
                .hasSize(4);
    }

    @Test
    void refusesAReferenceThatComesTwice() {
        String body = new String(Samples.bytes("post/" + TWO), StandardCharsets.US_ASCII)
                .replace("P000000000000012", "P000000000000011");
        assertThat(refused(TWO, body)).contains("NTP sudah ada");
    }

    @Test
    void refusesMoreThanFiftyThousandLinesAndTenMebibytes() {
        assertThat(refused(ONE, "\n".repeat(50_003))).contains("lebih dari 50000 baris");
        assertThat(refused(ONE, " ".repeat(10 * 1024 * 1024) + "\n")).contains("lebih dari 10485760 byte");
    }

    @Test
    void refusesCarriageReturns() {
        String body = new String(payments().get(0).body(), StandardCharsets.US_ASCII);
        assertThat(refused(ONE, body.replace("\n", "\r\n"))).contains("ASCII");
    }

    private String refused(String name, String body) {
        RawMessage message = file(name, body.getBytes(StandardCharsets.US_ASCII));
        Reading reading = connector.read(message);
        assertThat(reading.refused()).isTrue();
        List<Settlement> reasons = reading.requests().stream()
                .map(request -> ((PartnerRequest.Refused) request).settlement())
                .toList();
        String result = text(connector.answer(message, reading, reasons, false));
        assertThat(result).startsWith("H|" + name + "|REFUSED|0|0\nR|").endsWith("T|0\n");
        return result;
    }

    private static RawMessage file(String name, byte[] body) {
        return new RawMessage(new PartnerId("pos"), Transport.FILES, name, Map.of(), body, Samples.RECEIVED_AT);
    }

    private static String text(RawAnswer answer) {
        return new String(answer.body(), StandardCharsets.US_ASCII);
    }
}
