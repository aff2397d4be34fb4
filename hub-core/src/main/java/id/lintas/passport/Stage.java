package id.lintas.passport;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a case stands on its way from booking to archive. */
public enum Stage {
    /** The appointment is booked. */
    BOOKED,
    /** The applicant did not come to the appointment; over, unless they come after all. */
    NO_SHOW,
    /** The applicant is at the office. */
    ARRIVED,
    /** The papers were checked. */
    DOCUMENTS_CHECKED,
    /** Photo and fingerprints are taken, the interview is done. */
    CAPTURED,
    /** The billing code is issued; also again, when the partner took the payment back before the state had it. */
    BILLED,
    /** The bill expired and nobody paid; over, unless a payment made in time arrives after all. */
    UNPAID,
    /** A bank or the post office says paid; the state's receipt is still to come. */
    PAID_PROVISIONAL,
    /** The NTPN is known: a state receipt. */
    PAID,
    /** The biometric check is under way. */
    ADJUDICATING,
    /** The biometric check found nobody else. */
    CLEARED,
    /** The biometric check goes to people. */
    REFERRED,
    /** Turned down. */
    REJECTED,
    /** The booklet is printed. */
    PRINTED,
    /** The booklet passed quality control. */
    QUALITY_CHECKED,
    /** Signed by the head of office. */
    SIGNED,
    /** The applicant did not fetch the booklet; over, unless they come after all. */
    UNCOLLECTED,
    /** The applicant has it. */
    HANDED_OVER,
    /** The file is in the archive. */
    ARCHIVED;

    private static final Map<Stage, Set<Stage>> NEXT = Map.ofEntries(
            Map.entry(BOOKED, EnumSet.of(ARRIVED, NO_SHOW)),
            Map.entry(NO_SHOW, EnumSet.of(ARRIVED)),
            Map.entry(ARRIVED, EnumSet.of(DOCUMENTS_CHECKED, REJECTED)),
            Map.entry(DOCUMENTS_CHECKED, EnumSet.of(CAPTURED, REJECTED)),
            Map.entry(CAPTURED, EnumSet.of(BILLED, REJECTED)),
            Map.entry(BILLED, EnumSet.of(PAID_PROVISIONAL, UNPAID)),
            Map.entry(UNPAID, EnumSet.of(PAID_PROVISIONAL, BILLED)),
            Map.entry(PAID_PROVISIONAL, EnumSet.of(PAID, BILLED)),
            Map.entry(PAID, EnumSet.of(ADJUDICATING)),
            Map.entry(ADJUDICATING, EnumSet.of(CLEARED, REFERRED, REJECTED)),
            Map.entry(CLEARED, EnumSet.of(PRINTED)),
            Map.entry(REFERRED, EnumSet.of(CLEARED, REJECTED)),
            Map.entry(REJECTED, EnumSet.of(ARCHIVED)),
            Map.entry(PRINTED, EnumSet.of(QUALITY_CHECKED)),
            Map.entry(QUALITY_CHECKED, EnumSet.of(SIGNED, PRINTED)),
            Map.entry(SIGNED, EnumSet.of(HANDED_OVER, UNCOLLECTED)),
            Map.entry(UNCOLLECTED, EnumSet.of(HANDED_OVER)),
            Map.entry(HANDED_OVER, EnumSet.of(ARCHIVED)),
            Map.entry(ARCHIVED, EnumSet.noneOf(Stage.class)));

    private static final Set<Stage> OVER = EnumSet.of(NO_SHOW, UNPAID, UNCOLLECTED, ARCHIVED);

    /** Whether nothing is to be done about a case here: the time to keep its personal data runs from its coming here. */
    public boolean over() {
        return OVER.contains(this);
    }

    /** Whether a case may go from here to there. */
    public boolean leadsTo(Stage next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
