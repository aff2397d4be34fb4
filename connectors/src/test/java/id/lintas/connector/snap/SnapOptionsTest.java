package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.StrictJson;
import id.lintas.intake.Samples;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "PAYMENT ; \"flagAdvise\":\"X\"                  ; flagAdvise",
                "PAYMENT ; \"flagAdvise\":\"y\"                  ; flagAdvise",
                "PAYMENT ; \"flagAdvise\":true                   ; flagAdvise",
                "PAYMENT ; \"channelCode\":\"ATM\"               ; channelCode",
                "PAYMENT ; \"channelCode\":60100                 ; channelCode",
                "PAYMENT ; \"paidBills\":\"GG\"                  ; paidBills",
                "PAYMENT ; \"journalNum\":\"1234567\"            ; journalNum",
                "PAYMENT ; \"paymentType\":\"12\"                ; paymentType",
                "PAYMENT ; \"subCompany\":\"123456\"             ; subCompany",
                "PAYMENT ; \"sourceBankCode\":\"123456789012\"   ; sourceBankCode",
                "PAYMENT ; \"virtualAccountPhone\":\"6281234567890123456789012345678\" ; virtualAccountPhone",
                "PAYMENT ; \"trxId\":[]                          ; trxId",
                "PAYMENT ; \"totalAmount\":\"1.00\"              ; totalAmount",
                "PAYMENT ; \"totalAmount\":{\"value\":\"1\"}     ; totalAmount",
                "PAYMENT ; \"cumulativePaymentAmount\":{\"value\":\"1.00\",\"currency\":\"rp\"} ; cumulativePaymentAmount",
                "PAYMENT ; \"billDetails\":{}                    ; billDetails",
                "PAYMENT ; \"additionalInfo\":[]                 ; additionalInfo",
                "INQUIRY ; \"language\":\"ind\"                  ; language",
                "INQUIRY ; \"txnDateInit\":\"today\"             ; txnDateInit",
                "INQUIRY ; \"passApp\":{}                        ; passApp",
                "INQUIRY ; \"amount\":5                          ; amount"
            })
    void namesTheFieldThatIsWrong(SnapService service, String field, String named) {
        assertThatThrownBy(() -> SnapOptions.check(service, json("{" + field + "}")))
                .isInstanceOfSatisfying(
                        SnapRefusal.class,
                        refusal ->
                                assertThat(refusal.settlement()).isEqualTo(Settlement.of(Outcome.BAD_FORMAT, named)));
    }

    @Test
    void listsHaveAnEnd() {
        String bills = "{\"billDetails\":[" + "{},".repeat(24) + "{}]}";
        String texts = "{\"freeTexts\":[" + "{},".repeat(25) + "{}]}";
        for (String body : List.of(bills, texts)) {
            assertThatThrownBy(() -> SnapOptions.check(SnapService.PAYMENT, json(body)))
                    .isInstanceOf(SnapRefusal.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"flagAdvise\":\"Y\",\"channelCode\":6011,\"journalNum\":\"001234\",\"paidBills\":\"95000F\"}",
                "{\"flagAdvise\":\"\",\"channelCode\":null,\"paidBills\":\"\",\"virtualAccountEmail\":\"\",\"trxId\":\" \"}",
                "{\"cumulativePaymentAmount\":null,\"totalAmount\":{\"value\":\"\",\"currency\":\"\"},\"billDetails\":[],\"freeTexts\":null}",
                "{\"virtualAccountName\":\"Jos\u00e9 Andr\u00e9a\",\"trxDateInit\":\"2026-11-23T16:02:00+07:00\",\"language\":\"id\"}",
                "{\"totalAmount\":{\"value\":\"350000.00\",\"currency\":\"IDR\"},\"additionalInfo\":{\"any\":[1]}}"
            })
    void takesWhatClientsSend(String body) {
        for (SnapService service : List.of(SnapService.INQUIRY, SnapService.PAYMENT, SnapService.STATUS)) {
            assertThatCode(() -> SnapOptions.check(service, json(body))).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-escapes", "payment-minified", "payment-pretty", "inquiry", "status"})
    void takesTheSamples(String sample) {
        byte[] body = Samples.bytes("snap/" + sample + ".json");
        assertThatCode(() -> SnapOptions.check(
                        SnapService.PAYMENT, StrictJson.object(body).orElseThrow()))
                .doesNotThrowAnyException();
    }

    private static ObjectNode json(String text) {
        return StrictJson.object(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
