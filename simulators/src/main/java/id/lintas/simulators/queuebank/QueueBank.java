package id.lintas.simulators.queuebank;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A bank that talks to the hub by JMS request and reply. Amounts are whole rupiah. Safe for use by many threads.
 *
 * <p>It connects in the background and for ever, so that it may be started before the broker. Each call throws {@link IOException} when the broker
 * did not take the message, and returns an answer without a body when no reply came in time.
 */
public final class QueueBank implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final QueueBankSettings settings;
    private final Clock clock;
    private final Replies replies = new Replies();
    private final BrokerLink link;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, ObjectNode> payments = new ConcurrentHashMap<>();

    private QueueBank(QueueBankSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.link = new BrokerLink(settings, replies);
    }

    /** Starts to connect and returns at once. */
    public static QueueBank start(QueueBankSettings settings, Clock clock) {
        QueueBank bank = new QueueBank(settings, clock);
        bank.link.start();
        return bank;
    }

    /** Whether the broker can be reached at this moment, as far as the bank knows. */
    public boolean connected() {
        return link.connected();
    }

    /** Asks what is owed for the billing code. */
    public QueueAnswer inquire(String billingCode) throws IOException {
        return exchange(message("inquiry", billingCode));
    }

    /**
     * Reports that a payer paid.
     *
     * @throws IllegalStateException when the mischief needs an earlier payment message for the billing code and there was none
     */
    public QueueAnswer pay(String billingCode, long amount, QueuePayOptions options) throws IOException {
        return switch (options.mischief()) {
            case REPEAT -> exchange(earlier(billingCode));
            case OTHER_CONTENT -> {
                ObjectNode other = payment(billingCode, amount, options);
                other.set("messageId", earlier(billingCode).get("messageId"));
                yield exchange(other);
            }
            case MISSING_FIELD -> {
                ObjectNode incomplete = payment(billingCode, amount, options);
                incomplete.remove("amount");
                yield exchange(incomplete);
            }
            case NONE -> {
                ObjectNode payment = payment(billingCode, amount, options);
                payments.put(billingCode, payment);
                yield exchange(payment);
            }
        };
    }

    /** Tells in camt.054 what was paid and taken back. */
    public QueueAnswer tell(CamtNotice notice) throws IOException {
        String text = CamtXml.of(notice);
        String correlationId = UUID.randomUUID().toString();
        return await(link.send(session -> session.createTextMessage(text), correlationId), notice.messageId());
    }

    /** Takes a payment back that the bank told of before by this reference. */
    public QueueAnswer takeBack(String billingCode, long amount, String bankReference) throws IOException {
        ObjectNode message = message("reversal", billingCode)
                .put("amount", amount)
                .put("currency", "IDR")
                .put("bankReference", bankReference)
                .put("reversedAt", time(clock.instant()))
                .put("reason", "AC04");
        return exchange(message);
    }

    /** Asks what became of a payment. */
    public QueueAnswer status(String bankReference) throws IOException {
        ObjectNode message = message("status", "");
        message.remove("billingCode");
        return exchange(message.put("bankReference", bankReference));
    }

    /** The bank's number of its last payment for the billing code, if there was one. */
    public Optional<String> reference(String billingCode) {
        return Optional.ofNullable(payments.get(billingCode))
                .map(payment -> payment.path("bankReference").asText());
    }

    /** Sends the text as it is and without a correlation id: the hub must take the message's own id. */
    public QueueAnswer sendRaw(String text) throws IOException {
        return await(link.send(session -> session.createTextMessage(text), null), null);
    }

    /** Sends the bytes as a JMS bytes message and without a correlation id. */
    public QueueAnswer sendRaw(byte[] bytes) throws IOException {
        BrokerLink.Content content = session -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(bytes);
            return message;
        };
        return await(link.send(content, null), null);
    }

    /** The reply that came for the correlation id, if it has come; the last thousand are kept. */
    public Optional<String> reply(String correlationId) {
        return replies.known(correlationId);
    }

    private QueueAnswer exchange(ObjectNode message) throws IOException {
        String text = message.toString();
        String correlationId = UUID.randomUUID().toString();
        return await(
                link.send(session -> session.createTextMessage(text), correlationId),
                message.path("messageId").asText());
    }

    private QueueAnswer await(String correlationId, @Nullable String messageId) throws IOException {
        try {
            String body = replies.to(correlationId).get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            return new QueueAnswer(correlationId, messageId, body);
        } catch (TimeoutException e) {
            return new QueueAnswer(correlationId, messageId, null);
        } catch (ExecutionException e) {
            throw new IOException("The reply to " + correlationId + " could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for the reply to " + correlationId);
        }
    }

    private ObjectNode message(String operation, String billingCode) {
        return JSON.createObjectNode()
                .put("messageId", "QB-" + UUID.randomUUID())
                .put("operation", operation)
                .put("billingCode", billingCode);
    }

    private ObjectNode payment(String billingCode, long amount, QueuePayOptions options) {
        Instant asked = options.paidAt();
        Instant paidAt = asked != null ? asked : clock.instant();
        return message("payment", billingCode)
                .put("amount", amount)
                .put("currency", "IDR")
                .put("bankReference", String.format("%012d", random.nextLong(1_000_000_000_000L)))
                .put("paidAt", time(paidAt))
                .put("channel", "TELLER");
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(7)));
    }

    private ObjectNode earlier(String billingCode) {
        ObjectNode last = payments.get(billingCode);
        if (last == null) {
            throw new IllegalStateException("billingCode: " + billingCode + " (expected: one with an earlier payment)");
        }
        return last;
    }

    @Override
    public void close() {
        link.close();
    }
}
