package id.lintas.connector;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.payment.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void fitsEveryDialectsLimits(Outcome outcome) {
        Wording words = Wording.of(outcome);
        assertThat(words.indonesian()).hasSizeBetween(3, 64).matches("[\\x20-\\x7E&&[^|]]+");
        assertThat(words.english()).hasSizeBetween(3, 64).matches("[\\x20-\\x7E&&[^|]]+");
    }
}
