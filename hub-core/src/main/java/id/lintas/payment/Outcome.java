package id.lintas.payment;

/**
 * What the hub did with a partner's request. One vocabulary for all dialects; each dialect maps it to its own codes with
 * an exhaustive switch, so a new outcome cannot be forgotten.
 */
public enum Outcome {
    /** An access token was issued. */
    TOKEN_ISSUED,
    /** The bill exists, is open and not expired. */
    PAYABLE,
    /** The payment is recorded and settles the bill. */
    SETTLED,
    /** The payment is recorded; it was paid after the bill's expiry and goes to review. */
    SETTLED_LATE,
    /** Another payment already settled the bill. */
    ALREADY_PAID,
    /** No bill has this code. Money that came with it is held as unmatched. */
    UNKNOWN_BILL,
    /** The amount differs from the bill. Money that came with it is held as unmatched. */
    WRONG_AMOUNT,
    /** The bill can no longer be paid (inquiry only: a payment decides by its paid-at time). */
    EXPIRED,
    /** The same key or reference came before with other content. */
    CONFLICT,
    /** The partner took the payment back, and this is recorded; people decide about the case. */
    REVERSED,
    /** A reversal of a payment that the hub does not know yet; it is recorded and takes effect if the payment comes. */
    REVERSAL_NOTED,
    /** A status inquiry for a payment that the hub does not know. */
    NOT_FOUND,
    /** The message cannot be read at all. */
    MALFORMED,
    /** A mandatory field is absent; the result's detail names it. */
    MISSING_FIELD,
    /** A field has the wrong form; the result's detail names it. */
    BAD_FORMAT,
    /** Signature, client or timestamp are not acceptable; the result's detail says which. */
    UNAUTHENTICATED,
    /** The access token is absent, expired or not this client's. */
    TOKEN_INVALID,
    /** A whole file is refused; the results' details name every reason. */
    FILE_REFUSED,
    /** The partner asks for more than its limits; the detail is when to come back, in seconds. Nothing was kept. */
    TOO_MANY,
    /** The hub cannot say now; nothing was kept, the partner repeats. */
    UNAVAILABLE;

    /** Whether what the partner said is recorded for good, so that a repeat gets this answer again. */
    public boolean recorded() {
        return settled() || this == REVERSED || this == REVERSAL_NOTED;
    }

    /** Whether the payment is recorded against its bill. */
    public boolean settled() {
        return this == SETTLED || this == SETTLED_LATE;
    }
}
