package id.lintas.connector.camt;

import java.time.Instant;
import java.util.Optional;

/**
 * The head of one entry of an account; its transactions follow it.
 *
 * @param path where in the document
 * @param reference the bank's own reference of the entry (AcctSvcrRef), where there is one
 * @param money how much, never below zero
 * @param direction which way
 * @param reversal whether it takes an earlier entry back; that one went the other way
 * @param status {@code BOOK}, {@code PDNG}, {@code INFO}, {@code FUTR} or the bank's own
 * @param bookedAt when it was booked; a date without a time is that day's beginning in western Indonesia
 * @param valueAt from when it counts, read in the same way
 * @param code the bank's transaction code (domain/family/sub-family, or its own), empty where it is absent
 */
public record Entry(
        String path,
        Optional<String> reference,
        Money money,
        Direction direction,
        boolean reversal,
        String status,
        Optional<Instant> bookedAt,
        Optional<Instant> valueAt,
        String code) {

    /** Whether the money has moved; what is pending or announced has not. */
    public boolean booked() {
        return status.equals("BOOK");
    }
}
