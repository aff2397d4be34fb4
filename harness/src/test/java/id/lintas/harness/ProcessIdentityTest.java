package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessIdentityTest {
    private final ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current());

    @Test
    void survivesBeingWrittenDown() {
        assertThat(ProcessIdentity.parse(self + "\n")).contains(self);
        assertThat(self.alive()).isTrue();
    }

    @Test
    void anotherStartOfTheSamePidIsAnotherProcess() {
        ProcessIdentity recycled = new ProcessIdentity(self.pid(), "1@other");

        assertThat(recycled.alive()).isFalse();
        assertThat(recycled.handle()).isEmpty();
    }

    @Test
    void doesNotReadWhatItDidNotWrite() {
        assertThat(ProcessIdentity.parse("")).isEmpty();
        assertThat(ProcessIdentity.parse("12")).isEmpty();
        assertThat(ProcessIdentity.parse("pid 12")).isEmpty();
    }

    @Test
    void aSignalEndsTheProcessAndSparesOneWithARecycledPid() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        ProcessIdentity identity = ProcessIdentity.of(sleeper.toHandle());

        Signals.stop(new ProcessIdentity(identity.pid(), "1@other"), Duration.ofSeconds(1));
        assertThat(identity.alive()).isTrue();

        Signals.stop(identity, Duration.ofSeconds(5));
        assertThat(identity.alive()).isFalse();
        assertThat(identity.awaitEnd(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void waitsNoLongerThanAsked() throws IOException {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(ProcessIdentity.of(sleeper.toHandle()).awaitEnd(Duration.ofMillis(1)))
                    .isFalse();
        } finally {
            sleeper.destroyForcibly();
        }
    }
}
