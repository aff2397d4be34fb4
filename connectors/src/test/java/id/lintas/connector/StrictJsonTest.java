package id.lintas.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StrictJsonTest {

    @Test
    void refusesAKeyThatComesTwice() {
        assertThat(StrictJson.object(utf8("{\"a\":1,\"a\":2}"))).isEmpty();
    }

    @Test
    void refusesWhatFollowsTheObject() {
        assertThat(StrictJson.object(utf8("{\"a\":1} {}"))).isEmpty();
    }

    @Test
    void refusesDeepNesting() {
        assertThat(StrictJson.object(utf8("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}")))
                .isEmpty();
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        assertThat(StrictJson.object("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)))
                .isEmpty();
        assertThat(StrictJson.object("{\"a\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .isEmpty();
    }

    @Test
    void takesOneObject() {
        assertThat(StrictJson.object(utf8(" {\"a\":1}\n"))).isPresent();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
