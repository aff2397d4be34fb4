package id.lintas.simulators.fingerprint;

import com.machinezoo.sourceafis.FingerprintMatcher;
import com.machinezoo.sourceafis.FingerprintTemplate;
import java.util.HashMap;
import java.util.Map;

/**
 * One person's fingers, ready to be compared with many others by SourceAFIS. Only fingers of the same position are compared.
 * The score is not symmetric: the person searched for is always the probe, the person in the gallery the candidate. Any
 * thread may use it.
 */
public final class Matcher {

    private final Cutoffs cutoffs;
    private final Map<Integer, FingerprintMatcher> probe = new HashMap<>();

    public Matcher(FingerSet probe) {
        this(probe, Cutoffs.STANDARD);
    }

    public Matcher(FingerSet probe, Cutoffs cutoffs) {
        this.cutoffs = cutoffs;
        probe.templates().forEach((position, template) -> this.probe.put(position, new FingerprintMatcher(template)));
    }

    /**
     * Compares with one candidate. {@link Band#AUTO_HIT} if enough fingers reach the cut-off for one finger, or if as many
     * reach the review cut-off and together weigh as much; {@link Band#REVIEW} if any finger reaches the review cut-off. One
     * finger alone is never an automatic hit, however high its score.
     */
    public Decision against(FingerSet candidate) {
        Map<Integer, Double> scores = new HashMap<>();
        double fused = 0;
        int seen = 0;
        int same = 0;
        for (Map.Entry<Integer, FingerprintTemplate> finger :
                candidate.templates().entrySet()) {
            FingerprintMatcher matcher = probe.get(finger.getKey());
            if (matcher == null) {
                continue;
            }
            double score = matcher.match(finger.getValue());
            scores.put(finger.getKey(), score);
            if (score >= cutoffs.review()) {
                fused += score;
                seen++;
            }
            if (score >= cutoffs.finger()) {
                same++;
            }
        }
        Band band = band(seen, same, fused);
        return new Decision(band, fused, confidence(band, fused), scores);
    }

    private Band band(int seen, int same, double fused) {
        if (same >= cutoffs.fingers() || (seen >= cutoffs.fingers() && fused >= cutoffs.fused())) {
            return Band.AUTO_HIT;
        }
        return seen > 0 ? Band.REVIEW : Band.NO_HIT;
    }

    private int confidence(Band band, double fused) {
        int share = cutoffs.fused() > 0 ? (int) Math.min(99, Math.round(90 * fused / cutoffs.fused())) : 99;
        return band == Band.AUTO_HIT ? Math.max(90, share) : Math.min(89, share);
    }
}
