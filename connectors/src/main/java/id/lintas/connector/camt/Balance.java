package id.lintas.connector.camt;

import java.math.BigDecimal;

/**
 * A balance of the account.
 *
 * @param code such as {@code OPBD} (opening) or {@code CLBD} (closing)
 * @param amount below zero where the account is overdrawn
 * @param currency three capital letters
 */
public record Balance(String code, BigDecimal amount, String currency) {}
