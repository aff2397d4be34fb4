package id.lintas.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerRecordTest {

    @Test
    void knowsItsFinger() {
        FingerRecord record = finger();
        assertThat(record.position()).isEqualTo(2);
        assertThat(record.name()).isEqualTo("Right IndexFinger");
    }

    @ParameterizedTest
    @CsvSource({
        "0,88,FIR header",
        "13,49,length field",
        "18,2,2 fingers",
        "36,11,finger position",
        "36,0,finger position"
    })
    void refusesARecordThatSaysOtherwise(int at, byte value, String reason) {
        byte[] bytes = finger().bytes().clone();
        bytes[at] = value;
        assertThatThrownBy(() -> new FingerRecord(bytes)).hasMessageContaining(reason);
    }

    @Test
    void refusesScrapsAndMonsters() {
        assertThatThrownBy(() -> new FingerRecord(new byte[3])).hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> new FingerRecord(new byte[(1 << 20) + 1])).hasMessageContaining("bytes");
    }

    private static FingerRecord finger() {
        byte[] bytes = new byte[50];
        bytes[0] = 'F';
        bytes[1] = 'I';
        bytes[2] = 'R';
        bytes[13] = 50;
        bytes[18] = 1;
        bytes[36] = 2;
        return new FingerRecord(bytes);
    }
}
