package id.lintas.app.developer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedBodyTest {

    @Test
    void numbersOfBillsAndPaymentsStandAndPersonsDoNot() {
        String shown = of("""
                {"customerNo":"799999000000001","paymentRequestId":"P-1","paidAmount":{"value":"350000.00","currency":"IDR"},
                 "virtualAccountName":"SITI AMINAH","virtualAccountPhone":"62812","billDetails":[{"billName":"SITI"}],
                 "additionalInfo":{"value":["350000.00",{"who":"SITI"}]},"SITI AMINAH":"x","freeTexts":null}""");
        assertThat(shown)
                .contains("799999000000001", "P-1", "350000.00", "IDR", "virtualAccountName", "•••")
                .doesNotContain("SITI", "62812");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{", "{}{}", "\u0000"})
    void whatIsNoJsonIsNotShown(String body) {
        assertThat(of(body)).isEmpty();
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThat(of("{\"a\":".repeat(500) + "1" + "}".repeat(500)))
                .contains("•••")
                .hasSizeLessThan(4100);
        assertThat(of("[" + "{\"value\":\"1\"},".repeat(2000) + "1]")).hasSizeLessThan(4100);
        assertThat(MaskedBody.of(null)).isEmpty();
        assertThat(MaskedBody.of(new byte[70_000])).isEmpty();
    }

    private static String of(String body) {
        return MaskedBody.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
