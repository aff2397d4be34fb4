package id.lintas.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {

    @Test
    void everyStageButTheLastLeadsSomewhere() {
        assertThat(Arrays.stream(Stage.values())
                        .filter(stage -> Arrays.stream(Stage.values()).noneMatch(stage::leadsTo)))
                .containsExactly(Stage.ARCHIVED);
    }

    @Test
    void aCaseIsOverWhereItIsArchivedOrItsPersonDidNotCome() {
        assertThat(Arrays.stream(Stage.values()).filter(Stage::over))
                .containsExactly(Stage.NO_SHOW, Stage.UNPAID, Stage.UNCOLLECTED, Stage.ARCHIVED);
    }

    @Test
    void noStageIsReachedFromItself() {
        assertThat(Stage.values()).noneMatch(stage -> stage.leadsTo(stage));
    }

    @ParameterizedTest
    @CsvSource({
        "BOOKED,PAID",
        "CAPTURED,PAID",
        "PAID_PROVISIONAL,ADJUDICATING",
        "ADJUDICATING,PRINTED",
        "REFERRED,PRINTED",
        "REJECTED,PRINTED",
        "PAID,CLEARED",
        "NO_SHOW,CAPTURED",
        "NO_SHOW,HANDED_OVER",
        "UNPAID,PAID",
        "UNPAID,ADJUDICATING",
        "BILLED,UNCOLLECTED",
        "PAID,UNPAID"
    })
    void noShortCutGoesAroundPaymentOrAdjudication(Stage from, Stage to) {
        assertThat(from.leadsTo(to)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3602041211870001", "3602045211870001", "1671017112990003"})
    void takesWellFormedIdentityNumbers(String nik) {
        assertThat(new Nik(nik).masked()).isEqualTo("••••" + nik.substring(12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1671017212990003",
                "1671013202990003",
                "1671014002990003",
                "1671013113990003",
                "1671010101010000",
                "367101010101001",
                ""
            })
    void refusesOthersWithoutRepeatingThem(String nik) {
        assertThatThrownBy(() -> new Nik(nik))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain(nik.isEmpty() ? "nothing to hide" : nik);
    }
}
