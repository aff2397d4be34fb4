package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    /** A connection's own port comes from 32768 up on Linux, from 49152 elsewhere: none of them may take what was given. */
    @Test
    void aFreePortIsGivenOnceAndIsNobodysOwn() throws IOException {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            int port = Ports.free();
            assertThat(given.add(port)).isTrue();
            assertThat(port).isBetween(1024, 32_767);
            try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(server.isBound()).isTrue();
                assertThat(Ports.taken(port)).isTrue();
            }
        }
    }
}
