package id.lintas.passport;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.passport.PassportApplication.Applicant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedNameTest {

    @ParameterizedTest
    @CsvSource({
        "SITI AMINAH,S*** A***",
        "' Siti  Aminah binti X ',S*** A*** b*** X***",
        "Sukarno,S***",
        "A,A***",
        "𝔸𝔹ℂ 𝔻,𝔸*** 𝔻***"
    })
    void showsTheFirstLetterOfEachWordAndNoLength(String name, String masked) {
        assertThat(MaskedName.of(name)).isEqualTo(masked);
    }

    @Test
    void anApplicantThatIsPrintedTellsNobody() {
        Applicant applicant = new Applicant("SITI AMINAH", new Nik("3602041211870001"), LocalDate.of(1987, 11, 12));
        assertThat(applicant.toString()).isEqualTo("S*** A*** ••••0001");
        assertThat(applicant.maskedBirthDate()).isEqualTo("•• •• 1987");
    }
}
