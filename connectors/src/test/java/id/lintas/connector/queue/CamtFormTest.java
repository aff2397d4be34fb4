package id.lintas.connector.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.connector.StrictJson;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorContract;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.Samples;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamtFormTest implements PaymentConnectorContract {

    private static final String SAMPLE =
            new String(Samples.bytes("camt/notification-08.xml"), StandardCharsets.UTF_8).replaceAll(">\\s+<", "><");

    private final PaymentConnector connector = new QueueConnector(new QueueSettings(QueueSettings.Form.CAMT_054));

    @Override
    public PaymentConnector connector() {
        return connector;
    }

    @Override
    public List<RawMessage> payments() {
        return List.of(
                carrying(Samples.bytes("camt/notification-08.xml")),
                carrying(Samples.bytes("camt/notification-02.xml")));
    }

    @Override
    public RawMessage carrying(byte[] body) {
        PartnerId bank = new PartnerId("bank-rokan");
        return new RawMessage(bank, Transport.QUEUE, "bank.bank-rokan.in", Map.of(), body, Samples.RECEIVED_AT);
    }

    @Override
    public boolean signs() {
        return false;
    }

    @Override
    public Map<Outcome, String> verdicts() {
        return Map.of(
                Outcome.SETTLED, "ACCEPTED SETTLED false",
                Outcome.SETTLED_LATE, "ACCEPTED SETTLED_LATE false",
                Outcome.ALREADY_PAID, "ACCEPTED ALREADY_PAID false",
                Outcome.UNKNOWN_BILL, "ACCEPTED UNKNOWN_BILL false",
                Outcome.WRONG_AMOUNT, "ACCEPTED WRONG_AMOUNT false",
                Outcome.CONFLICT, "CONFLICT  false",
                Outcome.UNAVAILABLE, "UNAVAILABLE  false");
    }

    @Override
    public String repeatedVerdict() {
        return "ACCEPTED SETTLED true";
    }

    @Override
    public String verdict(RawAnswer answer) {
        JsonNode body = json(answer);
        return body.path("result").asText() + " "
                + body.at("/transactions/0/result").asText() + " "
                + body.path("repeated").asText();
    }

    @Test
    void theBanksReferenceIsTheTransactionsOwnAndTheEndToEndIdItsOtherName() {
        PaymentConfirmation said = ((PartnerRequest.Payment) only(SAMPLE)).confirmation();
        assertThat(said.reference()).isEqualTo("000000123456");
        assertThat(said.alternate()).isEqualTo("MOB-7731");
        PaymentConfirmation entrys = ((PartnerRequest.Payment)
                        only(SAMPLE.replaceFirst("<Refs><AcctSvcrRef>[0-9]+</AcctSvcrRef>", "<Refs>")))
                .confirmation();
        assertThat(entrys.reference()).isEqualTo("SIAK9000417");
    }

    @Test
    void aDebitTakesThePaymentBackThatItsDetailsName() {
        String back = SAMPLE.replace("CRDT</CdtDbtInd>", "DBIT</CdtDbtInd>")
                .replace("<Sts>", "<RvslInd>true</RvslInd><Sts>")
                .replace("</RltdDts>", "</RltdDts><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
        assertThat(only(back))
                .isEqualTo(new PartnerRequest.Reversal(new PaymentReversal(
                        new PartnerId("bank-rokan"),
                        Transport.QUEUE,
                        "000000123456",
                        Samples.BILLING_CODE,
                        Samples.AMOUNT,
                        Samples.PAID_AT,
                        "AC04")));
    }

    @ParameterizedTest
    @CsvSource({"COPY", "DUPL", "CODU"})
    void aCopyAsksAndBooksNothing(String mark) {
        assertThat(only(SAMPLE.replace("<Acct>", "<CpyDplctInd>" + mark + "</CpyDplctInd><Acct>")))
                .isEqualTo(new PartnerRequest.Status("000000123456"));
    }

    @Test
    void whatIsPendingBooksNothingAndIsCalledSo() {
        RawMessage message = carrying(SAMPLE.replace("<Cd>BOOK</Cd>", "<Cd>PDNG</Cd>"));
        Reading reading = connector.read(message);
        assertThat(reading.requests()).containsExactly(new PartnerRequest.Status("000000123456"));
        RawAnswer answer = connector.answer(message, reading, List.of(Settlement.of(Outcome.NOT_FOUND)), false);
        assertThat(json(answer).at("/transactions/0/result").asText()).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<Ref>820261123000017</Ref>   ; <Ref>RF18</Ref>              ; RmtInf",
                "</CdtrRefInf>                ; </CdtrRefInf><AddtlRmtInf>820261123000025</AddtlRmtInf> ; RmtInf",
                "350000.00                    ; 350000.50                    ; Amt",
                "IDR                          ; USD                          ; Ccy",
                "<Sts>                        ; <RvslInd>true</RvslInd><Sts> ; RvslInd",
                "<TxDtTm>2026                 ; <TxDtTm>1999                 ; BookgDt",
                "000000123456                 ; 0000\u00e9                   ; Refs"
            })
    void refusesATransactionByField(String from, String to, String field) {
        assertThat(SAMPLE).contains(from);
        assertThat(only(SAMPLE.replace(from, to)))
                .isEqualTo(new PartnerRequest.Refused(Settlement.of(Outcome.MALFORMED, field)));
    }

    @Test
    void oneContradictionRefusesTheMessageWithEveryReason() {
        String body = SAMPLE.replace("<NbOfTxs>1<", "<NbOfTxs>2<").replace("<NbOfNtries>1<", "<NbOfNtries>2<");
        RawMessage message = carrying(body);
        Reading reading = connector.read(message);
        assertThat(reading.refused()).isTrue();
        assertThat(reading.key()).isEmpty();
        List<Settlement> reasons = reading.requests().stream()
                .map(one -> ((PartnerRequest.Refused) one).settlement())
                .toList();
        assertThat(reasons).hasSize(2).extracting(Settlement::outcome).containsOnly(Outcome.FILE_REFUSED);
        JsonNode answer = json(connector.answer(message, reading, reasons, false));
        assertThat(answer.path("result").asText()).isEqualTo("REFUSED");
        assertThat(answer.path("inReplyTo").asText()).isEqualTo("SIAK-20261123-000417");
        assertThat(answer.path("inconsistencies"))
                .extracting(one -> one.path("code").asText())
                .containsExactlyInAnyOrder("BATCH_COUNT", "SUMMARY_COUNT");
    }

    @Test
    void pagesOfOneMessageAreNoRepeatsOfEachOther() {
        String second = SAMPLE.replace("<PgNb>1<", "<PgNb>2<");
        assertThat(connector.read(carrying(SAMPLE)).key().orElseThrow().value()).isEqualTo("SIAK-20261123-000417/1");
        assertThat(connector.read(carrying(second)).key().orElseThrow().value()).isEqualTo("SIAK-20261123-000417/2");
    }

    @Test
    void asksInJsonButTellsOfNoMoneyThere() {
        Reading inquiry = connector.read(carrying(Samples.bytes("queue/inquiry.json")));
        assertThat(inquiry.requests()).containsExactly(new PartnerRequest.Inquiry(Samples.BILLING_CODE));
        for (String money : List.of("queue/payment.json", "queue/reversal.json")) {
            assertThat(connector.read(carrying(Samples.bytes(money))).requests())
                    .containsExactly(new PartnerRequest.Refused(Settlement.of(Outcome.MALFORMED, "operation")));
        }
    }

    @Test
    void aBankThatSpeaksJsonSendsNoXml() {
        PaymentConnector json = new QueueConnector(new QueueSettings(QueueSettings.Form.JSON));
        assertThat(json.read(carrying(SAMPLE)).requests())
                .containsExactly(new PartnerRequest.Refused(Settlement.of(Outcome.MALFORMED, "message: NOT_JSON")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<BkTo ; <!DOCTYPE x><BkTo   ; message: NOT_XML",
                "<Document ; <!DOCTYPE x><Document ; message: DOCTYPE",
                "054.001.08 ; 052.001.08     ; message: NOT_CAMT",
                "SIAK-20261123-000417 ; \u00e9 ; MsgId"
            })
    void namesTheCauseOfWhatCannotBeRead(String from, String to, String cause) {
        assertThat(only(SAMPLE.replace(from, to))).isInstanceOfSatisfying(PartnerRequest.Refused.class, refused -> {
            assertThat(refused.settlement().outcome()).isEqualTo(Outcome.MALFORMED);
            assertThat(refused.settlement().detail()).startsWith(cause);
        });
    }

    @Test
    void givesAResultForEachTransaction() {
        String details = SAMPLE.substring(SAMPLE.indexOf("<TxDtls>"), SAMPLE.indexOf("</NtryDtls>"));
        String two = SAMPLE.replace(details, details + details.replace("000000123456", "000000123457"))
                .replace("<NbOfTxs>1<", "<NbOfTxs>2<")
                .replace("<Sum>350000.00", "<Sum>700000.00")
                .replace("<TtlAmt Ccy=\"IDR\">350000.00", "<TtlAmt Ccy=\"IDR\">700000.00")
                .replace("<NtryRef>1</NtryRef><Amt Ccy=\"IDR\">350000.00", "<Amt Ccy=\"IDR\">700000.00");
        RawMessage message = carrying(two);
        Reading reading = connector.read(message);
        assertThat(reading.requests()).hasSize(2);
        JsonNode answer = json(connector.answer(
                message,
                reading,
                List.of(Settlement.of(Outcome.SETTLED), Settlement.of(Outcome.CONFLICT, "reference")),
                false));
        assertThat(answer.path("recorded").asInt()).isEqualTo(1);
        assertThat(answer.at("/transactions/1/reference").asText()).isEqualTo("000000123457");
        assertThat(answer.at("/transactions/1/billingCode").asText()).isEqualTo("820261123000017");
        assertThat(answer.at("/transactions/1/result").asText()).isEqualTo("CONFLICT");
        assertThat(answer.at("/transactions/1/path").asText()).isEqualTo("Ntfctn[1]/Ntry[1]/NtryDtls[1]/TxDtls[2]");
    }

    private RawMessage carrying(String body) {
        return carrying(body.getBytes(StandardCharsets.UTF_8));
    }

    private PartnerRequest only(String body) {
        Reading reading = connector.read(carrying(body));
        Optional<PartnerRequest> first = reading.requests().stream().findFirst();
        assertThat(reading.requests()).hasSize(1);
        return first.orElseThrow();
    }

    private static JsonNode json(RawAnswer answer) {
        return StrictJson.object(answer.body()).orElseThrow();
    }
}
