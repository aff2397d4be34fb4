package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The line that {@code sha256sum} writes. */
class ChecksumTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void readsTextAndBinaryModeAndTheDigestAlone() {
        assertThat(IncomingFiles.digest(DIGEST + "  a.txt\n", "a.txt")).isEqualTo(DIGEST);
        assertThat(IncomingFiles.digest(DIGEST + " *a.txt\n", "a.txt")).isEqualTo(DIGEST);
        assertThat(IncomingFiles.digest(DIGEST.toUpperCase(java.util.Locale.ROOT), "a.txt"))
                .isEqualTo(DIGEST);
    }

    @Test
    void whatIsAnothersOrNoneIsNoDigest() {
        assertThat(IncomingFiles.digest(DIGEST + "  b.txt\n", "a.txt")).isEqualTo("unreadable");
        assertThat(IncomingFiles.digest("", "a.txt")).isEqualTo("unreadable");
        assertThat(IncomingFiles.digest(DIGEST.substring(1), "a.txt")).isEqualTo("unreadable");
    }
}
