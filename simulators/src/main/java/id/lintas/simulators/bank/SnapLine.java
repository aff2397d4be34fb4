package id.lintas.simulators.bank;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One kept connection of a bank to the hub, for loads at which a general HTTP client would cost more than the hub: a call is
 * written and its answer read on the caller's thread. Every call is signed, and every answer judged. For one thread.
 */
public final class SnapLine implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int LARGEST = 64 * 1024;

    private final SnapTeller teller;
    private final URI service;
    private final byte[] buffer = new byte[LARGEST];
    private @Nullable Socket socket;

    SnapLine(SnapTeller teller) {
        this.teller = teller;
        this.service = teller.payments();
    }

    /** How a call ended. */
    public enum Answer {
        /** Code and flag say that this very payment was taken. */
        ACCEPTED,
        /** Anything else that the hub said. */
        REFUSED
    }

    /**
     * Reports one payment and reads what the hub says to it.
     *
     * @throws IOException when there was no whole answer, so that nobody knows what became of the payment
     */
    public Answer pay(BenchBill bill, Instant now) throws IOException {
        try {
            Socket open = connected();
            open.getOutputStream().write(teller.call(service, bill, now));
            return judged(HttpAnswer.read(open.getInputStream(), buffer), bill);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Socket connected() throws IOException {
        Socket known = socket;
        if (known != null) {
            return known;
        }
        Socket fresh = new Socket();
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(PATIENCE_MILLIS);
        fresh.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), service.getPort()), PATIENCE_MILLIS);
        socket = fresh;
        return fresh;
    }

    private Answer judged(HttpAnswer answer, BenchBill bill) {
        if (answer.closes()) {
            close();
        }
        String said = answer.body();
        boolean accepted = answer.status() == 200
                && said.contains("\"responseCode\":\"2002500\"")
                && said.contains("\"paymentFlagStatus\":\"00\"")
                && said.contains("\"paymentRequestId\":\"" + bill.requestId() + "\"");
        if (!accepted) {
            teller.refused(answer.status() + " " + said);
        }
        return accepted ? Answer.ACCEPTED : Answer.REFUSED;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // it is given up anyway
            }
        }
    }
}
