package id.lintas.connector.camt;

/**
 * One contradiction of a document with itself, or one thing that it lacks.
 *
 * @param reason which
 * @param path where, such as {@code Ntfctn[1]/Ntry[2]/NtryDtls[1]/TxDtls[3]}
 * @param said what stands there; at most forty characters of printable ASCII, as is {@code found}
 * @param found what the rest of the document makes of it
 */
public record Inconsistency(Reason reason, String path, String said, String found) {

    private static final int LONGEST = 40;

    /** What can be wrong. */
    public enum Reason {
        /** A mandatory element is not there. */
        MISSING,
        /** A value has another form than its type. */
        BAD_FORM,
        /** An element that stands for one value is there more than once. */
        REPEATED_ELEMENT,
        /** An element stands behind those that depend on it. */
        OUT_OF_ORDER,
        /** A batch says another number of transactions than it lists. */
        BATCH_COUNT,
        /** A batch says another total than its transactions add up to. */
        BATCH_SUM,
        /** An entry's amount is not the sum of its transactions. */
        ENTRY_SUM,
        /** A detail or a batch goes the other way than its entry. */
        DIRECTION,
        /** More than one currency in one notification or statement, or another one than the account's. */
        CURRENCY,
        /** Two transactions bear the same reference. */
        REPEATED_REFERENCE,
        /** Two notifications or statements bear the same id. */
        REPEATED_ID,
        /** The summary says another number of entries than there are. */
        SUMMARY_COUNT,
        /** The summary says another sum than the entries have. */
        SUMMARY_SUM,
        /** The opening balance and the entries do not make the closing balance. */
        BALANCE,
        /** A period ends before it begins. */
        PERIOD,
        /** A page number below one. */
        PAGE
    }

    /** Cuts and cleans what came from outside. */
    public Inconsistency {
        said = printable(said);
        found = printable(found);
    }

    private static String printable(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7E]", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    @Override
    public String toString() {
        return reason + " " + path + (said.isEmpty() ? "" : ": " + said)
                + (found.isEmpty() ? "" : " (found: " + found + ")");
    }
}
