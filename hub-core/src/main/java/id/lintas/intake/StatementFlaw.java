package id.lintas.intake;

/** What can be wrong with a statement. Each has its words in both languages; a new one needs them too. */
public enum StatementFlaw {
    /** It is no document of the form that the partner's file says, or none that can be read. */
    UNREADABLE,
    /** It is a statement in another form than the partner's file says. */
    OTHER_FORM,
    /** A mandatory element is not there. */
    MISSING,
    /** A value has another form than its type. */
    BAD_FORM,
    /** An element that stands for one value is there more than once. */
    REPEATED_ELEMENT,
    /** An element stands behind those that depend on it. */
    OUT_OF_ORDER,
    /** A batch, or the trailer, says another number of transactions than there are. */
    BATCH_COUNT,
    /** A batch, or the trailer, says another total than the transactions add up to. */
    BATCH_SUM,
    /** An entry's amount is not the sum of its transactions. */
    ENTRY_SUM,
    /** A detail or a batch goes the other way than its entry. */
    DIRECTION,
    /** More than one currency, or another one than rupiah. */
    CURRENCY,
    /** Two bookings of one direction bear the same reference. */
    REPEATED_REFERENCE,
    /** Two statements in the file bear the same id. */
    REPEATED_ID,
    /** The summary says another number of entries than there are. */
    SUMMARY_COUNT,
    /** The summary says another sum than the entries have. */
    SUMMARY_SUM,
    /** The opening balance and the entries do not make the closing balance. */
    BALANCE,
    /** A period ends before it begins. */
    PERIOD,
    /** A page number that cannot be. */
    PAGE,
    /** It says of itself that it is a copy or a duplicate. */
    COPY,
    /** A booking without any reference. */
    NO_REFERENCE,
    /** One booking names several billing codes. */
    SEVERAL_CODES,
    /** A booking's time is absent or cannot be. */
    TIME,
    /** Another account than the partner's file says. */
    ACCOUNT,
    /** A booking whose reference an earlier file has booked already. */
    BOOKED_BEFORE,
    /** A page that came before in another file. */
    PAGE_BEFORE,
    /** The file itself: too large, an archive, another checksum, a name or a content that was used before. */
    FILE
}
