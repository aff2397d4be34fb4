package id.lintas.privacy;

/** What is kept for a time of its own; {@code docs/retention.md} says how long and why. Purged in this order. */
public enum DataClass {
    /** Fingerprints, and what the biometric check measured. */
    BIOMETRIC,
    /** What the hub sent, once it was delivered. */
    MESSAGE_OUT,
    /** What came in. */
    MESSAGE_IN,
    /** The booker's phone. */
    PHONE,
    /** Name, NIK and birth date of an applicant, the index of the NIK, and the values before a correction. */
    APPLICANT,
    /** Handover notes of people whose time at the office is over. */
    HANDOVER,
    /** What somebody wrote as a reason for seeing whole data. */
    UNMASKING_NOTE,
    /** What a person asked about their own data, once it was answered. */
    SUBJECT_REQUEST,
    /** Bookings of partners' statements. They name no person, but a number may lead to one. */
    STATEMENT_LINE
}
