package id.lintas.simulators.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class MatcherTest {

    private static final Logger LOG = LoggerFactory.getLogger(MatcherTest.class);
    private static final int FINGERS = 12;
    private static final int IMPRESSIONS = 3;
    private static final List<List<FingerprintTemplate>> SYNTHETIC = new ArrayList<>();
    private static final List<Double> GENUINE = new ArrayList<>();
    private static final List<Double> IMPOSTOR = new ArrayList<>();

    @BeforeAll
    static void compareEveryImpressionWithEveryOther() {
        for (int f = 0; f < FINGERS; f++) {
            Finger finger = FingerprintSynth.finger(f);
            SYNTHETIC.add(IntStream.range(0, IMPRESSIONS)
                    .mapToObj(i -> FingerSet.template(FingerprintSynth.impression(finger, i)))
                    .toList());
        }
        for (int p = 0; p < FINGERS * IMPRESSIONS; p++) {
            FingerprintMatcher probe =
                    new FingerprintMatcher(SYNTHETIC.get(p / IMPRESSIONS).get(p % IMPRESSIONS));
            for (int c = 0; c < FINGERS * IMPRESSIONS; c++) {
                if (p != c) {
                    boolean same = p / IMPRESSIONS == c / IMPRESSIONS;
                    double score = probe.match(SYNTHETIC.get(c / IMPRESSIONS).get(c % IMPRESSIONS));
                    (same ? GENUINE : IMPOSTOR).add(score);
                }
            }
        }
        GENUINE.sort(null);
        IMPOSTOR.sort(null);
        report("synthetic, same finger", GENUINE);
        report("synthetic, other finger", IMPOSTOR);
    }

    @Test
    void twoImpressionsOfOneFingerMatch() {
        assertThat(GENUINE).hasSize(FINGERS * IMPRESSIONS * (IMPRESSIONS - 1));
        assertThat(GENUINE.get(0)).isGreaterThan(Cutoffs.STANDARD.finger());
    }

    @Test
    void differentFingersNeverReachTheReviewCutOff() {
        assertThat(IMPOSTOR).hasSize(FINGERS * IMPRESSIONS * (FINGERS - 1) * IMPRESSIONS);
        assertThat(IMPOSTOR.get(IMPOSTOR.size() - 1)).isLessThan(Cutoffs.STANDARD.review());
    }

    @Test
    void theTenRealFingersMatchThemselvesAndNoOther() {
        List<FingerprintTemplate> real = IntStream.rangeClosed(1, 10)
                .mapToObj(position -> FingerSet.template(FingerRecord.read(RealFingers.record(position))))
                .toList();
        List<Double> self = new ArrayList<>();
        List<Double> cross = new ArrayList<>();
        for (int p = 0; p < 10; p++) {
            FingerprintMatcher probe = new FingerprintMatcher(real.get(p));
            for (int c = 0; c < 10; c++) {
                (p == c ? self : cross).add(probe.match(real.get(c)));
            }
        }
        self.sort(null);
        cross.sort(null);
        report("real, same finger", self);
        report("real, other finger", cross);

        assertThat(self.get(0)).isGreaterThan(4 * Cutoffs.STANDARD.finger());
        assertThat(cross.get(cross.size() - 1)).isLessThan(Cutoffs.STANDARD.finger());
    }

    @Test
    void theSameRidgesElsewhereNoLongerMatch() {
        GrayImage image = FingerprintSynth.impression(FingerprintSynth.finger(3), 0);
        FingerprintMatcher probe = new FingerprintMatcher(FingerSet.template(image));

        double untouched = probe.match(SYNTHETIC.get(3).get(1));
        double shuffled = probe.match(FingerSet.template(shuffled(image)));

        assertThat(untouched).isGreaterThan(Cutoffs.STANDARD.finger());
        assertThat(shuffled).isLessThan(Cutoffs.STANDARD.review());
    }

    @Test
    void withoutACutOffEveryImpostorWouldBeAHit() {
        Cutoffs none = new Cutoffs(0, 2, 0);
        FingerSet person = person(100, 0);
        FingerSet stranger = person(200, 0);

        assertThat(new Matcher(person, none).against(stranger).band()).isEqualTo(Band.AUTO_HIT);
        assertThat(new Matcher(person).against(stranger).band()).isEqualTo(Band.NO_HIT);
    }

    @Test
    void twoFingersAgreeingAreAnAutomaticHit() {
        Decision decision = new Matcher(person(100, 0)).against(person(100, 1));

        assertThat(decision.band()).isEqualTo(Band.AUTO_HIT);
        assertThat(decision.confidence()).isBetween(90, 99);
        assertThat(decision.fingers()).containsOnlyKeys(2, 3, 7);
    }

    @Test
    void oneFingerAloneIsForPeople() {
        FingerSet oneOnly = FingerSet.extract(List.of(record(2, 102, 1)));

        Decision decision = new Matcher(person(100, 0)).against(oneOnly);

        assertThat(decision.band()).isEqualTo(Band.REVIEW);
        assertThat(decision.score()).isGreaterThan(Cutoffs.STANDARD.finger());
        assertThat(decision.confidence()).isLessThan(90);
    }

    @Test
    void theSameFingerUnderAnotherPositionIsNotCompared() {
        FingerSet mislabelled = FingerSet.extract(List.of(record(9, 102, 0)));

        Decision decision = new Matcher(person(100, 0)).against(mislabelled);

        assertThat(decision.band()).isEqualTo(Band.NO_HIT);
        assertThat(decision.fingers()).isEmpty();
    }

    @Test
    void storedTemplatesDecideTheSame() {
        FingerSet person = person(100, 1);

        FingerSet restored = FingerSet.fromBytes(person.toBytes());

        Matcher matcher = new Matcher(person(100, 0));
        assertThat(matcher.against(restored)).isEqualTo(matcher.against(person));
    }

    /** Three fingers of a person; position p is finger {@code base + p}. */
    private static FingerSet person(long base, long impression) {
        return FingerSet.extract(List.of(
                record(2, base + 2, impression), record(3, base + 3, impression), record(7, base + 7, impression)));
    }

    private static byte[] record(int position, long finger, long impression) {
        return FingerRecord.raw(position, FingerprintSynth.impression(FingerprintSynth.finger(finger), impression));
    }

    /** The same 50-pixel tiles in another order: as many ridges and minutiae, but no finger. */
    private static GrayImage shuffled(GrayImage image) {
        int tile = 50;
        int across = image.width() / tile;
        int tiles = across * (image.height() / tile);
        byte[] pixels = new byte[image.pixels().length];
        for (int t = 0; t < tiles; t++) {
            int from = t * 29 % tiles;
            for (int row = 0; row < tile; row++) {
                int source = (from / across * tile + row) * image.width() + from % across * tile;
                int target = (t / across * tile + row) * image.width() + t % across * tile;
                System.arraycopy(image.pixels(), source, pixels, target, tile);
            }
        }
        return new GrayImage(image.width(), image.height(), pixels);
    }

    private static void report(String what, List<Double> sorted) {
        LOG.info(
                "{}: {} pairs, min {}, median {}, max {}",
                what,
                sorted.size(),
                Math.round(sorted.get(0) * 10) / 10.0,
                Math.round(sorted.get(sorted.size() / 2) * 10) / 10.0,
                Math.round(sorted.get(sorted.size() - 1) * 10) / 10.0);
    }
}
