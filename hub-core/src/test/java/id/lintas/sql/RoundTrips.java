package id.lintas.sql;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Counts how often a thread said something to the database and then waited, where it happens: on the socket. The driver makes it by
 * the name in {@link #inUrl}.
 */
public final class RoundTrips extends SocketFactory {

    private static final ThreadLocal<int[]> WAITED = ThreadLocal.withInitial(() -> new int[1]);

    /** The address with sockets that count. */
    public static String inUrl(String jdbcUrl) {
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "socketFactory=" + RoundTrips.class.getName();
    }

    /** How many round trips this thread's work takes. */
    public static int of(Runnable work) {
        int before = WAITED.get()[0];
        work.run();
        return WAITED.get()[0] - before;
    }

    @Override
    public Socket createSocket() {
        return new Counted();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("the driver connects a socket that it asked for");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
        return createSocket(host.getHostName(), port);
    }

    private static final class Counted extends Socket {

        private boolean said;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    said = true;
                    out.write(bytes, from, length);
                }
            };
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] bytes, int from, int length) throws IOException {
                    if (said) {
                        said = false;
                        WAITED.get()[0]++;
                    }
                    return in.read(bytes, from, length);
                }
            };
        }
    }
}
