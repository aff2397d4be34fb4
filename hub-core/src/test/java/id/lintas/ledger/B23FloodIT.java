package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.BillingCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A partner over its limits hears so at the door; whoever is within them does not notice. */
@ExtendWith(NeedsDatabase.class)
class B23FloodIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final PassportApplication application = ledger.captured(office);
    private final BillingCode code = ledger.billed(office, application, Duration.ofDays(7));

    @Test
    void aFloodIsToldToComeBackAndKeepsNothingWhileAnotherBankIsServed() {
        List<RawAnswer> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(post("bank-small", "flood" + i + code + " F" + code + "-" + i + " " + code + " 1"));
        }
        List<RawAnswer> refused = answers.stream()
                .filter(answer -> text(answer).equals("TOO_MANY"))
                .toList();
        assertThat(refused).hasSizeGreaterThanOrEqualTo(30);
        assertThat(refused).allMatch(answer -> "1".equals(answer.headers().get("Retry-After")));
        assertThat(count("select count(*) from partner_payment where partner = 'bank-small' and reference like 'F"
                        + code + "%'"))
                .as("only what was let in is held")
                .isEqualTo(40 - refused.size());

        assertThat(text(post("bank-toy", "quiet" + code + " Q" + code + " " + code + " 350000")))
                .isEqualTo("SETTLED");
    }

    @Test
    void callsThatAreNotThePartnersTakeNothingFromItAndFillNoDisk() {
        long before = count("select count(*) from inbound_message where peer = 'bank-refused'");
        for (int i = 0; i < 300; i++) {
            assertThat(text(post("bank-refused", "garbage"))).isEqualTo("MALFORMED");
        }
        assertThat(count("select count(*) from inbound_message where peer = 'bank-refused'") - before)
                .isBetween(1L, 150L);

        assertThat(text(post("bank-refused", "real" + code + " R" + code + " " + code + " 350000")))
                .as("the partner's own rate is untouched")
                .isEqualTo("SETTLED");
    }

    private RawAnswer post(String partner, String body) {
        return ledger.bean(PartnerIntake.class)
                .receive(new RawMessage(
                        new PartnerId(partner),
                        Transport.REST,
                        "/pay",
                        Map.of(),
                        body.getBytes(StandardCharsets.UTF_8),
                        ledger.clock().instant()));
    }

    private long count(String sql) {
        return ledger.sql().sql(sql).query(Long.class).single();
    }

    private static String text(RawAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
