package id.lintas.simulators.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerRecordTest {

    private static final GrayImage IMAGE = FingerprintSynth.impression(FingerprintSynth.finger(1), 1);

    @Test
    void givesBackTheVeryPixelsRawOrCompressed() {
        byte[] raw = FingerRecord.raw(7, IMAGE);
        byte[] compressed = FingerRecord.jpeg2000(7, IMAGE);

        assertThat(FingerRecord.read(raw).pixels()).isEqualTo(IMAGE.pixels());
        assertThat(FingerRecord.read(compressed).pixels()).isEqualTo(IMAGE.pixels());
        assertThat(FingerRecord.position(compressed)).isEqualTo(7);
        assertThat(compressed).hasSizeLessThan(raw.length);
    }

    @Test
    void readsTheTenRealRecordsByTheirPosition() {
        for (int position = 1; position <= 10; position++) {
            byte[] record = RealFingers.record(position);
            assertThat(FingerRecord.position(record)).isEqualTo(position);
            assertThat(FingerRecord.read(record).width()).isBetween(150, 500);
        }
    }

    @Test
    void refusesARecordCutAnywhere() {
        byte[] record = FingerRecord.raw(2, IMAGE);
        for (int length : new int[] {0, 1, 7, 13, 31, 32, 45, 46, record.length - 1}) {
            assertThatThrownBy(() -> FingerRecord.read(Arrays.copyOf(record, length)))
                    .isInstanceOf(UnreadableRecord.class);
        }
        assertThatThrownBy(() -> FingerRecord.read(Arrays.copyOf(record, record.length + 1)))
                .isInstanceOf(UnreadableRecord.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0,format",
        "18,2,fingers",
        "19,2,scale",
        "20,9,resolution",
        "28,16,depth",
        "29,3,compression",
        "32,1,view length",
        "36,0,position",
        "36,11,position",
        "37,2,views",
        "41,127,width",
        "43,0,raw image"
    })
    void refusesAHeaderThatDoesNotAgreeWithItself(int offset, int value, String named) {
        byte[] record = FingerRecord.raw(2, IMAGE);
        record[offset] = (byte) value;

        assertThatThrownBy(() -> FingerRecord.read(record))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining(named);
    }

    @Test
    void refusesCompressedDataThatIsNotAnImageOrHasAnotherSize() {
        byte[] noise = FingerRecord.jpeg2000(2, IMAGE);
        Arrays.fill(noise, 60, noise.length, (byte) 0x5A);
        byte[] taller = FingerRecord.jpeg2000(2, IMAGE);
        taller[44]++;

        assertThatThrownBy(() -> FingerRecord.read(noise)).isInstanceOf(UnreadableRecord.class);
        assertThatThrownBy(() -> FingerRecord.read(taller))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("as in the header");
    }

    @Test
    void writesNoPositionThatDoesNotExist() {
        assertThatThrownBy(() -> FingerRecord.raw(11, IMAGE)).isInstanceOf(UnreadableRecord.class);
    }
}
