package id.lintas.simulators.story;

import id.lintas.simulators.fingerprint.FingerRecord;
import id.lintas.simulators.fingerprint.FingerprintSynth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Four made-up fingers for each person: both thumbs and both index fingers; about a second and a half for each take. */
final class SynthFingers implements Fingers {

    private static final List<Integer> POSITIONS = List.of(1, 2, 6, 7);

    @Override
    public List<Print> taken(long person, int impression) {
        SplittableRandom seeds = new SplittableRandom(person);
        long[] fingers = seeds.longs(POSITIONS.size()).toArray();
        return IntStream.range(0, fingers.length)
                .mapToObj(i -> print(POSITIONS.get(i), fingers[i], impression))
                .toList();
    }

    private static Print print(int position, long finger, int impression) {
        return new Print(
                position,
                FingerRecord.raw(position, FingerprintSynth.impression(FingerprintSynth.finger(finger), impression)));
    }
}
