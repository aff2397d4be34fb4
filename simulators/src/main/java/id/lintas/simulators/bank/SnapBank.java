package id.lintas.simulators.bank;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A bank that calls the hub's virtual account services. Amounts are whole rupiah. Safe for use by many threads.
 *
 * <p>Each method throws {@link IOException} when the hub cannot be reached; any answer of the hub, good or bad, is returned.
 */
public final class SnapBank {

    private static final Duration STALE = Duration.ofMinutes(30);

    private final BankSettings bank;
    private final Clock clock;
    private final SnapHttp http = new SnapHttp();
    private final SnapTokens tokens;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> inquiries = new ConcurrentHashMap<>();
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();

    private record Payment(String paymentRequestId, SnapCall call) {}

    public SnapBank(BankSettings bank, Clock clock) {
        this.bank = bank;
        this.clock = clock;
        this.tokens = new SnapTokens(bank, http, clock);
    }

    /** Asks what is owed for the billing code; the next payment for it carries this inquiry's request id. */
    public SnapAnswer inquire(String billingCode) throws IOException {
        String requestId = digits(18);
        inquiries.put(billingCode, requestId);
        ObjectNode body = account(billingCode).inquiry(requestId, clock.instant());
        return correctly(inquiry(), digits(18), body.toString());
    }

    /**
     * Reports that a payer paid.
     *
     * @throws IllegalStateException when the mischief needs an earlier payment call for the billing code and there was none
     */
    public SnapAnswer pay(String billingCode, long amount, PayOptions options) throws IOException {
        return switch (options.mischief()) {
            case REPLAY -> {
                SnapCall call = earlier(billingCode).call();
                yield http.send(call.request(), call.externalId());
            }
            case REPEAT -> {
                SnapCall call = earlier(billingCode).call();
                yield correctly(payment(), call.externalId(), call.body());
            }
            case ADVICE -> {
                Payment first = earlier(billingCode);
                String body = body(billingCode, first.paymentRequestId(), amount, options)
                        .put("flagAdvise", "Y")
                        .toString();
                yield correctly(payment(), digits(18), body);
            }
            case OTHER_BODY ->
                correctly(
                        payment(),
                        earlier(billingCode).call().externalId(),
                        body(billingCode, digits(18), amount, options).toString());
            case NONE,
                    WRONG_SIGNATURE,
                    STALE_TIMESTAMP,
                    ALTERED_BYTE,
                    WRONG_TOKEN,
                    PRETTY_PRINTED,
                    NOT_JSON,
                    MISSING_FIELD -> payOnce(billingCode, amount, options);
        };
    }

    /** Asks what became of the last payment for the billing code. */
    public SnapAnswer status(String billingCode) throws IOException {
        Payment last = payments.get(billingCode);
        String requestId = last != null ? last.paymentRequestId() : inquiries.getOrDefault(billingCode, digits(18));
        String body = account(billingCode).status(requestId).toString();
        return correctly(bank.service("/v1.0/transfer-va/status"), digits(18), body);
    }

    /** Asks what became of all its payments for the billing code. */
    public SnapAnswer statuses(String billingCode) throws IOException {
        return correctly(
                bank.service("/v1.0/transfer-va/status"),
                digits(18),
                account(billingCode).status(null).toString());
    }

    private SnapAnswer payOnce(String billingCode, long amount, PayOptions options) throws IOException {
        String inquired = inquiries.remove(billingCode);
        String requestId = inquired != null ? inquired : digits(18);
        ObjectNode json = body(billingCode, requestId, amount, options);
        if (options.mischief() == BankMischief.MISSING_FIELD) {
            json.remove("paidAmount");
        }
        String body = switch (options.mischief()) {
            case NOT_JSON -> "this is not JSON";
            case PRETTY_PRINTED -> json.toPrettyString();
            case NONE,
                    WRONG_SIGNATURE,
                    STALE_TIMESTAMP,
                    ALTERED_BYTE,
                    WRONG_TOKEN,
                    MISSING_FIELD,
                    REPLAY,
                    REPEAT,
                    ADVICE,
                    OTHER_BODY -> json.toString();
        };
        try {
            return pay(billingCode, requestId, signed(payment(), digits(18), body, options.mischief()), options);
        } catch (TokenRefused e) {
            return e.answer();
        }
    }

    private SnapAnswer pay(String billingCode, String requestId, SnapCall call, PayOptions options) throws IOException {
        payments.put(billingCode, new Payment(requestId, call));
        SnapAnswer answer = http.send(call.request(), call.externalId());
        if (options.mischief() == BankMischief.NONE && refusesToken(answer)) {
            tokens.forget();
            SnapCall again = signed(call.uri(), call.externalId(), call.body(), BankMischief.NONE);
            payments.put(billingCode, new Payment(requestId, again));
            return http.send(again.request(), again.externalId());
        }
        return answer;
    }

    /** Signs and sends; a token that the hub no longer knows is replaced once, as after a restart of the hub. */
    private SnapAnswer correctly(URI uri, String externalId, String body) throws IOException {
        try {
            SnapAnswer answer =
                    http.send(signed(uri, externalId, body, BankMischief.NONE).request(), externalId);
            if (!refusesToken(answer)) {
                return answer;
            }
            tokens.forget();
            return http.send(signed(uri, externalId, body, BankMischief.NONE).request(), externalId);
        } catch (TokenRefused e) {
            return e.answer();
        }
    }

    private SnapCall signed(URI uri, String externalId, String body, BankMischief mischief) throws IOException {
        String token = mischief == BankMischief.WRONG_TOKEN ? "never-issued-" + digits(12) : tokens.current();
        String secret = mischief == BankMischief.WRONG_SIGNATURE ? bank.clientSecret() + "-other" : bank.clientSecret();
        Instant time =
                mischief == BankMischief.STALE_TIMESTAMP ? clock.instant().minus(STALE) : clock.instant();
        SnapCall call = SnapCall.signed(bank, uri, externalId, token, SnapTime.format(time), body, secret);
        return mischief == BankMischief.ALTERED_BYTE ? call.withBodyNotSigned(altered(body)) : call;
    }

    private static String altered(String body) {
        int digit = body.indexOf(".00\"") - 1;
        char other = body.charAt(digit) == '9' ? '8' : '9';
        return body.substring(0, digit) + other + body.substring(digit + 1);
    }

    private static boolean refusesToken(SnapAnswer answer) {
        String code = answer.responseCode();
        return answer.status() == 401 && code != null && code.endsWith("01");
    }

    private ObjectNode body(String billingCode, String requestId, long amount, PayOptions options) {
        @Nullable Instant paidAt = options.paidAt();
        return account(billingCode).payment(requestId, digits(12), amount, paidAt != null ? paidAt : clock.instant());
    }

    private Payment earlier(String billingCode) {
        Payment last = payments.get(billingCode);
        if (last == null) {
            throw new IllegalStateException("billingCode: " + billingCode + " (expected: one with an earlier payment)");
        }
        return last;
    }

    private VirtualAccount account(String billingCode) {
        return new VirtualAccount(bank.partnerServiceId(), billingCode);
    }

    private URI inquiry() {
        return bank.service("/v1.0/transfer-va/inquiry");
    }

    private URI payment() {
        return bank.service("/v1.0/transfer-va/payment");
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
