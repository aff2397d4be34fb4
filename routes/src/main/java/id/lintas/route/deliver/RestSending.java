package id.lintas.route.deliver;

import id.lintas.delivery.Envelope;
import id.lintas.delivery.SendResult;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a signed call of a delivery and reads what the peer said to it. */
@Component
class RestSending {

    /** Client errors that pass. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private static final long LONGEST_WISH_SECONDS = Duration.ofDays(1).toSeconds();

    private final SecretStore secrets;
    private final Clock clock;

    RestSending(SecretStore secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    void prepare(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        Outgoing outgoing = message.getMandatoryBody(Outgoing.class);
        Envelope envelope = outgoing.claim().envelope();
        String id = envelope.id().toString();
        long timestamp = clock.instant().getEpochSecond();
        // With a successor beside the secret each signs, as Standard Webhooks has it: the peer changes when it likes.
        String signatures = secrets.valid(outgoing.link().secret()).stream()
                .map(secret -> new WebhookSignature(secret).of(id, timestamp, envelope.body()))
                .collect(Collectors.joining(" "));
        message.setHeader(Exchange.HTTP_URI, outgoing.link().address());
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
        message.setHeader(Exchange.CONTENT_TYPE, envelope.contentType());
        message.setHeader("webhook-id", id);
        message.setHeader("webhook-timestamp", Long.toString(timestamp));
        message.setHeader("webhook-signature", signatures);
        message.setBody(envelope.body());
    }

    void result(Exchange exchange) {
        Message response = exchange.getMessage();
        int status = response.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        SendResult result = result(status, response.getHeader("Retry-After", String.class));
        response.setBody(result);
    }

    static SendResult result(int status, @Nullable String retryAfter) {
        String detail = "HTTP " + status;
        if (status >= 200 && status < 300) {
            return SendResult.accepted(detail);
        }
        if (status >= 400 && status < 500 && !PASSING.contains(status)) {
            return SendResult.refused(detail);
        }
        return new SendResult(SendResult.Kind.RETRY, detail, wish(retryAfter).orElse(null));
    }

    /** The peer's wish in whole seconds, up to a day; its other form, a date, is left to the schedule. */
    private static Optional<Duration> wish(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.matches("[0-9]{1,9}")
                ? Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(retryAfter), LONGEST_WISH_SECONDS)))
                : Optional.empty();
    }
}
