package id.lintas.harness.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.Ports;
import id.lintas.harness.ProcessIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTest {
    @Test
    void allPortsFollowTheBase(@TempDir Path checkout) {
        assertThat(new Layout(checkout, 20000).ports().keySet())
                .containsExactly(20000, 20001, 20002, 20003, 20004, 20005, 20006, 20007, 20008, 20009, 20010);
    }

    @Test
    void aTakenPortIsNamedWithWhatItIsFor(@TempDir Path checkout) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Layout layout = new Layout(checkout, other.getLocalPort());

            assertThat(Ports.taken(other.getLocalPort())).isTrue();
            assertThatThrownBy(() -> Preconditions.portsFree(layout))
                    .isInstanceOf(HarnessFailed.class)
                    .hasMessageContaining(other.getLocalPort() + " (hub)")
                    .hasMessageContaining("--port-base");
        }
    }

    @Test
    void aFreePortIsNotTaken() {
        assertThat(Ports.taken(Ports.free())).isFalse();
    }

    @Test
    void tooLittleDiskIsSaidInOneLine(@TempDir Path checkout) {
        assertThatThrownBy(() -> Preconditions.enough(1_000_000_000L, false, checkout))
                .hasMessageContaining("953 MiB of disk free")
                .hasMessageContaining("1536")
                .hasMessageNotContaining("\n");
        Preconditions.enough(1_000_000_000L, true, checkout);
    }

    @Test
    void optionsAreRead(@TempDir Path checkout) {
        DemoOptions options =
                DemoOptions.parse(checkout, List.of("--exit", "--story", "tenancy", "--port-base", "20000"));

        assertThat(options.exit()).isTrue();
        assertThat(options.story()).isEqualTo("tenancy");
        assertThat(options.layout().hubUrl()).isEqualTo("http://localhost:20000");
        assertThat(options.tenants()).isEqualTo(checkout.resolve(".lintas/tenants"));
        DemoOptions none = DemoOptions.parse(checkout, List.of());
        assertThat(none.story()).isEqualTo("walk");
        assertThat(none.tenants()).isEqualTo(checkout.resolve("tenants"));
    }

    @Test
    void aBadOptionIsNamed(@TempDir Path checkout) {
        assertThatThrownBy(() -> DemoOptions.parse(checkout, List.of("--quick")))
                .hasMessageContaining("--quick");
        assertThatThrownBy(() -> DemoOptions.parse(checkout, List.of("--port-base", "many")))
                .hasMessageContaining("many");
        assertThatThrownBy(() -> DemoOptions.parse(checkout, List.of("--port-base", "80")))
                .hasMessageContaining("80");
        assertThatThrownBy(() -> DemoOptions.parse(checkout, List.of("--story", "flood")))
                .hasMessage("--story: flood (expected: walk or tenancy or payments)");
        assertThatThrownBy(() -> DemoOptions.parse(checkout, List.of("--story")))
                .hasMessageContaining("--story");
    }

    @Test
    void aPidFileLeadsOnlyToTheProcessItWasWrittenFor(@TempDir Path directory) throws IOException {
        PidFiles pids = new PidFiles(directory);
        ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

        pids.record("hub", self);
        assertThat(pids.alive("hub")).contains(self);

        Files.writeString(directory.resolve("hub.pid"), self.pid() + " 1@other\n");
        assertThat(pids.alive("hub")).isEmpty();
        assertThat(pids.recorded("hub")).isPresent();

        pids.forget("hub");
        assertThat(pids.recorded("hub")).isEmpty();
        assertThat(pids.alive("never-started")).isEmpty();
    }
}
