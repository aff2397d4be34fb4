package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bank that pays many bills over kept connections: {@link SnapBank} without its mischief. Its token is its own, and each
 * call is written and signed anew. Safe for use by many threads, each with a line of its own.
 */
public final class SnapTeller {

    private final BankSettings bank;
    private final SnapTokens tokens;
    private @Nullable String refusal;
    private boolean told;

    /** A bank with these keys. */
    public SnapTeller(BankSettings bank, Clock clock) {
        this.bank = bank;
        this.tokens = new SnapTokens(bank, new SnapHttp(), clock);
    }

    /** A connection for one thread, which closes it. */
    public SnapLine line() {
        return new SnapLine(this);
    }

    /** What the hub said when it first refused; given to one caller. */
    public synchronized Optional<String> firstRefusal() {
        Optional<String> first = Optional.ofNullable(refusal).filter(text -> !told);
        told = told || first.isPresent();
        return first;
    }

    synchronized void refused(String said) {
        if (refusal == null) {
            refusal = said;
        }
    }

    URI payments() {
        return bank.service("/v1.0/transfer-va/payment");
    }

    /** The bytes of the call. */
    byte[] call(URI uri, BenchBill bill, Instant now) throws IOException {
        String body = new VirtualAccount(bank.partnerServiceId(), bill.code())
                .payment(bill.requestId(), bill.reference(), bill.amount(), now)
                .toString();
        SnapCall call = SnapCall.signed(
                bank, uri, bill.requestId(), tokens.current(), SnapTime.format(now), body, bank.clientSecret());
        byte[] content = body.getBytes(UTF_8);
        byte[] head = head(call, content.length).getBytes(UTF_8);
        byte[] whole = new byte[head.length + content.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }

    private static String head(SnapCall call, int length) {
        return "POST " + call.uri().getRawPath() + " HTTP/1.1\r\nHost: "
                + call.uri().getHost() + ":"
                + call.uri().getPort() + "\r\nContent-Type: application/json\r\nContent-Length: " + length
                + "\r\nAuthorization: Bearer " + call.token() + "\r\nX-TIMESTAMP: " + call.timestamp()
                + "\r\nX-SIGNATURE: " + call.signature() + "\r\nX-PARTNER-ID: " + call.partnerId()
                + "\r\nX-EXTERNAL-ID: " + call.externalId() + "\r\nCHANNEL-ID: " + call.channelId() + "\r\n\r\n";
    }
}
