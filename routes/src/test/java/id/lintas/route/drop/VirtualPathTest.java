package id.lintas.route.drop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualPathTest {

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "'', /",
        "., /",
        "in, /in",
        "/in/, /in",
        "//in//A.txt, /in/A.txt",
        "in/../out/./A.txt, /out/A.txt",
        "../../out/A.txt, /out/A.txt",
        "/in/.., /",
    })
    void aPlaceThatThereIsHasOneName(String said, String place) {
        assertThat(VirtualPath.of(said)).map(VirtualPath::toString).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../victim/in/A.txt",
                "in/folder/A.txt",
                "IN/A.txt",
                "in/.hidden",
                "in/-rf",
                "in/a b",
                "in/A\nB",
                "in/A\0",
                "in/A\\B",
                "in/P\u00d6S.txt",
                "in/PO\u0308S.txt",
                "in/\uff21.txt",
                "in/...",
                "\\in",
            })
    void whateverElseIsNowhere(String said) {
        assertThat(VirtualPath.of(said)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {122, 1_000, 100_000})
    void aLongNameIsNowhere(int length) {
        assertThat(VirtualPath.of("in/" + "A".repeat(length))).isEmpty();
    }
}
