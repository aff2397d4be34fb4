package id.lintas.ledger;

import id.lintas.intake.AccessTokens;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorFactory;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.message.MessageLog;
import id.lintas.partner.Partner;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Rupiah;
import id.lintas.payment.Settlement;
import id.lintas.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A dialect so plain that only the door is under test: lines of {@code key reference code amount}. */
@Component
final class ToyConnectors implements PaymentConnectorFactory {

    @Override
    public String dialect() {
        return "toy";
    }

    @Override
    public PaymentConnector create(Partner partner, SecretStore secrets, AccessTokens tokens, Clock clock) {
        return new PaymentConnector() {
            @Override
            public Reading read(RawMessage message) {
                String text = new String(message.body(), StandardCharsets.UTF_8);
                if (text.equals("garbage")) {
                    return Reading.refused("payment", null, Settlement.of(Outcome.MALFORMED));
                }
                List<PartnerRequest> requests = Arrays.stream(text.split("\n"))
                        .map(line -> line.split(" "))
                        .map(field -> (PartnerRequest) new PartnerRequest.Payment(new PaymentConfirmation(
                                partner.id(),
                                partner.transport(),
                                field[1],
                                new BillingCode(field[2]),
                                new Rupiah(Long.parseLong(field[3])),
                                message.receivedAt(),
                                "TELLER")))
                        .toList();
                RequestKey key = new RequestKey(
                        "payment", text.substring(0, text.indexOf(' ')), MessageLog.sha256(message.body()));
                return new Reading("payment", Optional.of(key), requests, null);
            }

            @Override
            public RawAnswer answer(
                    RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated) {
                String text =
                        settlements.stream().map(one -> one.outcome().name()).collect(Collectors.joining(","))
                                + (repeated ? " repeated" : "");
                return new RawAnswer(200, "text/plain", Map.of(), text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
