package id.lintas.passport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNameTest {

    @ParameterizedTest
    @CsvSource({
        "SITI AMINAH,SITI A.",
        "' SITI  NUR AMINAH ',SITI N. A.",
        "SUHARTO,SUHA.",
        "ALI,AL.",
        "A,A.",
        "𝔸𝔹ℂ 𝔻,𝔸𝔹ℂ 𝔻."
    })
    void showsTheFirstNameAndInitialsAndNeverAWholeSingleName(String name, String shortened) {
        assertThat(ShortName.of(name)).isEqualTo(shortened);
    }
}
