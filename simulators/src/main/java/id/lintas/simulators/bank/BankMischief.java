package id.lintas.simulators.bank;

/** What the bank does wrong, or again, in one payment call. */
public enum BankMischief {
    /** A correct call. */
    NONE,
    /** The signature is made with another client secret. */
    WRONG_SIGNATURE,
    /** The timestamp is thirty minutes old and signed as such. */
    STALE_TIMESTAMP,
    /** One digit of the amount changes after the body was signed. */
    ALTERED_BYTE,
    /** The token is one that the hub never issued. */
    WRONG_TOKEN,
    /** The last payment call for the billing code, byte for byte, with its old timestamp and signature. */
    REPLAY,
    /** The last payment for the billing code again, as a bank retries: same identifiers and body, new timestamp and signature. */
    REPEAT,
    /** The X-EXTERNAL-ID of the last payment for the billing code over another body. */
    OTHER_BODY,
    /**
     * The last payment for the billing code told once more, as by a bank that heard no answer: the same paymentRequestId, with
     * a new number of the bank, a new X-EXTERNAL-ID and flagAdvise Y.
     */
    ADVICE,
    /** A correct call whose body is pretty-printed; its signature covers the minified body. */
    PRETTY_PRINTED,
    /** A correctly signed body that is not JSON. */
    NOT_JSON,
    /** A correctly signed body without its paidAmount. */
    MISSING_FIELD
}
