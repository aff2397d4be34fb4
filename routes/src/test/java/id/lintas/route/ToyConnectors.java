package id.lintas.route;

import id.lintas.intake.AccessTokens;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorFactory;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.partner.Partner;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import id.lintas.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * A dialect that asks for an unknown bill with every message, refuses {@code bad…}, breaks on {@code boom} and takes {@code
 * slow…} until a test lets it go on.
 */
@Component
public class ToyConnectors implements PaymentConnectorFactory {

    /** What came through the doors. */
    public final Queue<RawMessage> read = new ConcurrentLinkedQueue<>();

    /** Counts slow messages that are being read. */
    public final Semaphore slow = new Semaphore(0);

    /** Lets slow messages go on. */
    public final Semaphore goOn = new Semaphore(0);

    @Override
    public String dialect() {
        return "toy";
    }

    @Override
    public PaymentConnector create(Partner partner, SecretStore secrets, AccessTokens tokens, Clock clock) {
        return new Toy();
    }

    private final class Toy implements PaymentConnector {

        @Override
        public Reading read(RawMessage message) {
            read.add(message);
            String text = text(message.body());
            if (text.startsWith("slow")) {
                slow.release();
                waitUntilAllowed();
            }
            if (text.startsWith("boom")) {
                throw new IllegalStateException("secret payload " + text);
            }
            if (text.isEmpty() || text.startsWith("bad")) {
                return Reading.refused("inquiry", null, Settlement.of(Outcome.MALFORMED));
            }
            return new Reading(
                    "inquiry",
                    Optional.empty(),
                    List.of(new PartnerRequest.Inquiry(new BillingCode("820261123000017"))),
                    null);
        }

        private void waitUntilAllowed() {
            try {
                if (!goOn.tryAcquire(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody let the slow message go on");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public RawAnswer answer(RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated) {
            String outcome = settlements.get(0).outcome().name();
            String text = "{\"result\":\"" + outcome + "\"}";
            return new RawAnswer(
                    reading.refused() ? 400 : 200,
                    "application/json",
                    Map.of("X-TOY", "toy"),
                    text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The bytes as text. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
