package id.lintas.simulators.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateLettersTest {

    private static final String TEXT = "{\"bookingCode\":\"PLM-7K4Q-2X\"}";

    private Letters hub;
    private PrivateLetters registry;

    @BeforeEach
    void aKey(@TempDir Path folder) throws Exception {
        hub = Letters.under("first", folder);
        registry = new PrivateLetters(folder);
    }

    @Test
    void opensWhatWasWrittenForIt() throws Exception {
        assertThat(registry.open(hub.write(TEXT)).path("bookingCode").asText()).isEqualTo("PLM-7K4Q-2X");
    }

    @Test
    void opensLettersUnderTheNewKeyAndUnderTheOneBefore() throws Exception {
        Letters next = Letters.under("second", registry.keys());

        assertThat(registry.open(next.write(TEXT)).has("bookingCode")).isTrue();
        assertThat(registry.open(hub.write(TEXT)).has("bookingCode")).isTrue();
    }

    @Test
    void refusesALetterOfWhichOneCharacterChanged() throws Exception {
        String letter = hub.write(TEXT);
        for (int part = 0, at = 0; part < 5; part++) {
            char[] changed = letter.toCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            assertThatThrownBy(() -> registry.open(new String(changed)))
                    .as("part " + part)
                    .isInstanceOf(Refused.class);
            at = letter.indexOf('.', at) + 1;
        }
    }

    @Test
    void refusesOtherAlgorithmsOtherKeysAndWhatIsNoLetter() throws Exception {
        assertThatThrownBy(() ->
                        registry.open(hub.write("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"kid\":\"first\"}", TEXT)))
                .hasMessageContaining("algorithm");
        assertThatThrownBy(() -> registry.open(
                        hub.write("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"../first\"}", TEXT)))
                .hasMessageContaining("kid");
        assertThatThrownBy(() -> registry.open(
                        hub.write("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"gone\"}", TEXT)))
                .hasMessageContaining("kid");
        assertThatThrownBy(() -> registry.open(TEXT)).hasMessageContaining("JWE");
    }
}
