package id.lintas.app.developer;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.message.PartnerCalls.Call;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CertificationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void everyServiceHasAPositiveAndANegativeScenario() {
        assertThat(Arrays.stream(Scenario.values())
                        .map(one -> one.service() + " " + one.positive())
                        .collect(Collectors.toSet()))
                .hasSize(8);
    }

    @Test
    void aScenarioIsDoneByACallThatWentSoAndByNoOther() {
        Certification run = of(List.of(call("payment", "2002500", "SETTLED_LATE", "1", 0)), List.of());
        assertThat(run.steps())
                .filteredOn(Certification.Step::done)
                .singleElement()
                .matches(step -> step.scenario() == Scenario.PAYMENT_LATE);
        assertThat(run.done()).isEqualTo(1);
        assertThat(run.complete()).isFalse();
    }

    @Test
    void aBillFromEndToEndIsAnInquiryThenAPaymentThenAStatusOfOneAccount() {
        Call inquiry = call("inquiry", "2002400", "PAYABLE", "7", 1);
        Call payment = call("payment", "2002500", "SETTLED", "7", 2);
        Call status = call("status", "2002600", "SETTLED", "7", 3);
        assertThat(of(List.of(), List.of(status, payment, inquiry)).whole()).containsExactly(inquiry, payment, status);
        assertThat(of(List.of(), List.of(payment, status, inquiry)).whole())
                .as("a status before the payment shows nothing")
                .isEmpty();
        assertThat(of(List.of(), List.of(status, payment)).whole()).isEmpty();
        Call other = call("inquiry", "2002400", "PAYABLE", "8", 1);
        assertThat(of(List.of(), List.of(status, payment, other)).whole()).isEmpty();
        Call late = call("payment", "2002500", "SETTLED_LATE", "7", 2);
        assertThat(of(List.of(), List.of(status, late, inquiry)).whole()).isEmpty();
    }

    @Test
    void theDigestIsThatOfWhatIsSaid() {
        Call one = call("token", "2007300", "TOKEN_ISSUED", "1", 0);
        String digest = of(List.of(one), List.of()).digest();
        assertThat(of(List.of(one), List.of()).digest()).isEqualTo(digest);
        assertThat(of(List.of(), List.of()).digest()).isNotEqualTo(digest);
        assertThat(of(List.of(call("token", "2007300", "TOKEN_ISSUED", "1", 1)), List.of())
                        .digest())
                .isNotEqualTo(digest);
        assertThat(Certification.of("bank-siak", List.of(one), List.of()).digest())
                .isNotEqualTo(digest);
    }

    private static Certification of(List<Call> firsts, List<Call> successes) {
        return Certification.of("bank-uji", firsts, successes);
    }

    private static Call call(String service, String code, String outcome, String account, int second) {
        byte[] body = ("{\"customerNo\":\"79999900000000" + account + "\"}").getBytes(StandardCharsets.UTF_8);
        return new Call(NOW.plusSeconds(second), service, "E-1", 200, code, outcome, "", "digest", body);
    }
}
