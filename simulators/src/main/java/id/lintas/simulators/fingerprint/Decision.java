package id.lintas.simulators.fingerprint;

import java.util.Map;

/**
 * The fused decision on two people's fingers.
 *
 * @param score sum of the scores of all fingers that reach the review cut-off; 0 if none does
 * @param confidence 0 to 99: 90 and more in {@link Band#AUTO_HIT}, less in the other bands; grows with the score
 * @param fingers score of each position that both people have
 */
public record Decision(Band band, double score, int confidence, Map<Integer, Double> fingers) {

    public Decision {
        fingers = Map.copyOf(fingers);
    }
}
