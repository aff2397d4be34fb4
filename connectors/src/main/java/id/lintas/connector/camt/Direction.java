package id.lintas.connector.camt;

import java.math.BigDecimal;

/** Which way money went, seen from the account. */
public enum Direction {
    /** Into the account. */
    CREDIT,
    /** Out of the account. */
    DEBIT;

    BigDecimal signed(BigDecimal amount) {
        return this == CREDIT ? amount : amount.negate();
    }
}
