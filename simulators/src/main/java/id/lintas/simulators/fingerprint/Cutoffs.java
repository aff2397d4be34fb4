package id.lintas.simulators.fingerprint;

/**
 * Where the bands of a decision begin, in SourceAFIS score: one chance impostor in ten raised to score/10 pairs of fingers.
 * Every cut-off has its reason here; {@code MatcherTest} shows the distributions behind them.
 *
 * @param finger score from which one finger counts as the same finger. 40 is the matcher's documented 1 in 10,000; the
 *     highest impostor known from published sets is 38
 * @param fingers how many fingers must agree before a machine may decide alone. 2, because one finger cannot tell a match
 *     from a mix-up at capture, and two chances of 1 in 10,000 make 1 in 100,000,000
 * @param review score from which one finger is shown to people. Of 9,900 pairs of different synthetic fingers the highest
 *     scored 27, of the 90 pairs of the ten real ones 25; a gallery grows by four fingers a person, so a cut-off at 25 called
 *     people in vain after a few dozen cases. 32 leaves room and still shows a smudged finger of the same person
 */
public record Cutoffs(double finger, int fingers, double review) {

    /** The registry's own cut-offs. */
    public static final Cutoffs STANDARD = new Cutoffs(40, 2, 32);

    public Cutoffs {
        if (review < 0 || finger < review || fingers < 1) {
            throw new IllegalArgumentException("cut-offs: finger " + finger + ", fingers " + fingers + ", review "
                    + review + " (expected: 0 <= review <= finger, fingers >= 1)");
        }
    }

    /** Fused score that weighs as much as the required number of fingers at their cut-off each. */
    double fused() {
        return finger * fingers;
    }
}
