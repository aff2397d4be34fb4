package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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
    private final byte[] answer = new byte[LARGEST];
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
            return judged(open.getInputStream(), bill);
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

    private Answer judged(InputStream in, BenchBill bill) throws IOException {
        int read = 0;
        int body = -1;
        int end = Integer.MAX_VALUE;
        while (read < end) {
            int more = read == answer.length ? -1 : in.read(answer, read, answer.length - read);
            if (more < 0) {
                throw new EOFException("the hub's answer ends after " + read + " bytes");
            }
            int from = Math.max(0, read - 3);
            read += more;
            if (body < 0) {
                body = afterHeaders(from, read);
                if (body >= 0) {
                    end = body + length(new String(answer, 0, body, ISO_8859_1));
                }
            }
        }
        String head = new String(answer, 0, body, ISO_8859_1);
        if (head.toLowerCase(java.util.Locale.ROOT).contains("\r\nconnection: close")) {
            close();
        }
        String said = new String(answer, body, read - body, UTF_8);
        boolean accepted = head.startsWith("HTTP/1.1 200")
                && said.contains("\"responseCode\":\"2002500\"")
                && said.contains("\"paymentFlagStatus\":\"00\"")
                && said.contains("\"paymentRequestId\":\"" + bill.requestId() + "\"");
        if (!accepted) {
            teller.refused(head, said);
        }
        return accepted ? Answer.ACCEPTED : Answer.REFUSED;
    }

    private int afterHeaders(int from, int read) {
        for (int i = from; i + 3 < read; i++) {
            if (answer[i] == '\r' && answer[i + 1] == '\n' && answer[i + 2] == '\r' && answer[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private static int length(String head) throws IOException {
        String name = "\r\ncontent-length:";
        int at = head.toLowerCase(java.util.Locale.ROOT).indexOf(name);
        if (at < 0) {
            throw new IOException("an answer without a length: " + head.lines().findFirst().orElse(""));
        }
        int from = at + name.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
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
