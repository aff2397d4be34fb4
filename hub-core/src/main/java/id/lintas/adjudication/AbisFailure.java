package id.lintas.adjudication;

/** What to do about the failure codes of MOSIP's ABIS API 1.1. */
final class AbisFailure {

    private AbisFailure() {}

    /** The reference is a random number of our own, so whoever has it used already can only be an earlier try of ours. */
    static boolean insertedAlready(int failureReason) {
        return failureReason == 10;
    }

    /**
     * 1 to 3 are the ABIS's own troubles; 7 and 17 mean that the shared link could not be read in time, which a new link
     * cures. All others name a fault of the request or the record that a repeat cannot cure.
     */
    static boolean retryable(int failureReason) {
        return (failureReason >= 1 && failureReason <= 3) || failureReason == 7 || failureReason == 17;
    }
}
