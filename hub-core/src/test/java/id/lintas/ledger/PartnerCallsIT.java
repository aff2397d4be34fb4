package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawMessage;
import id.lintas.message.PartnerCalls;
import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.BillingCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A partner's programmers see their own calls and nobody else's, refused ones too. */
@ExtendWith(NeedsDatabase.class)
class PartnerCallsIT {

    private final Ledger ledger = Ledger.get();
    private final PartnerCalls calls = ledger.bean(PartnerCalls.class);

    @Test
    void aCallIsThereWithWhatItSaidAndWhatItWasTold() {
        OfficeId office = ledger.newOffice();
        BillingCode code = ledger.billed(office, ledger.captured(office), Duration.ofDays(7));
        Instant since = ledger.clock().instant();
        String line = "c" + code + " R" + code + " " + code + " 350000";
        post("bank-toy", line, "");
        post("bank-toy", line, "");
        post("bank-toy", "garbage", "EXT-" + code);

        List<PartnerCalls.Call> seen = calls.of("bank-toy", since, 3);
        assertThat(seen).extracting(PartnerCalls.Call::outcome).containsExactly("MALFORMED", "SETTLED", "SETTLED");
        assertThat(seen).extracting(PartnerCalls.Call::callId).containsExactly("EXT-" + code, "c" + code, "c" + code);
        assertThat(seen).extracting(PartnerCalls.Call::status).containsOnly(200);
        assertThat(seen.get(1).detail()).startsWith("repeated");
        assertThat(new String(seen.get(2).body(), StandardCharsets.UTF_8)).isEqualTo(line);
        assertThat(calls.of("bank-small", since, 500))
                .noneMatch(call -> call.callId() != null && call.callId().contains(code.value()));
    }

    @Test
    void whatIsOlderThanAFortnightIsNotShown() {
        post("bank-try", "garbage", "OLD-1");
        ledger.sql()
                .sql(
                        "update inbound_message set received_at = received_at - interval '15 days' where call_id = 'OLD-1'")
                .update();
        assertThat(calls.of("bank-try", Instant.EPOCH, 500)).noneMatch(call -> "OLD-1".equals(call.callId()));
    }

    private void post(String partner, String body, String externalId) {
        ledger.bean(PartnerIntake.class)
                .receive(new RawMessage(
                        new PartnerId(partner),
                        Transport.REST,
                        "/pay",
                        Map.of("x-external-id", externalId),
                        body.getBytes(StandardCharsets.UTF_8),
                        ledger.clock().instant()));
    }
}
