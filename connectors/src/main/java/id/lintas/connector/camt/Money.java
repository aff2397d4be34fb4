package id.lintas.connector.camt;

import java.math.BigDecimal;

/**
 * An amount in some currency.
 *
 * @param amount not negative, at most 18 digits, five of them behind the point
 * @param currency three capital letters
 */
public record Money(BigDecimal amount, String currency) {}
