package id.lintas.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultNameTest {

    @Test
    void aUsualNameIsKept() {
        assertThat(ResultName.of("POS-20261123-000001.txt")).isEqualTo("POS-20261123-000001.result.txt");
        assertThat(ResultName.of("POS-20261123-000001.csv")).isEqualTo("POS-20261123-000001.result.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../../etc/passwd",
                "POS-${date:now}.txt",
                "=cmd|' /C calc'!A0",
                "a\nb.txt",
                "a\u0000.txt",
                "-rf.txt",
                "a.txt.exe",
                "POS-1",
                "\u202etxt.SOP",
                "..%2fx.txt"
            })
    void anyOtherBecomesPlain(String name) {
        assertThat(ResultName.of(name)).matches("[A-Za-z0-9][A-Za-z0-9-]{0,60}\\.[0-9a-f]{12}\\.result\\.txt");
    }

    @Test
    void aLongNameBecomesShort() {
        assertThat(ResultName.of("x".repeat(5000) + ".txt").length()).isLessThan(100);
        assertThat(ResultName.of("x".repeat(5000) + ".txt")).isNotEqualTo(ResultName.of("x".repeat(5001) + ".txt"));
    }

    @Test
    void noTwoNamesHaveOneResult() {
        assertThat(ResultName.of("POS-1")).isNotEqualTo(ResultName.of("POS-1.txt"));
        assertThat(ResultName.of("POS-$.txt")).isNotEqualTo(ResultName.of("POS-%.txt"));
        assertThat(ResultName.beside("POS-1.txt", "a".repeat(64))).isEqualTo("POS-1.aaaaaaaaaaaa.result.txt");
    }
}
