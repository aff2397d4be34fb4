package id.lintas.connector.camt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The head of one notification or statement; its entries follow it.
 *
 * @param path where in the document
 * @param id the bank's name for it
 * @param page which page of it this is, where it has several
 * @param sequence its electronic sequence number, where it has one; a gap means that one is missing
 * @param createdAt when it was made
 * @param from the period's beginning, where it is said
 * @param to the period's end, where it is said
 * @param copy whether it says something new
 * @param account the account's number (IBAN or another), empty where it is absent
 * @param currency the account's currency, where it is said
 * @param balances in the document's order; a notification has none
 */
public record Statement(
        String path,
        String id,
        Optional<Page> page,
        Optional<Long> sequence,
        Optional<Instant> createdAt,
        Optional<Instant> from,
        Optional<Instant> to,
        Copy copy,
        String account,
        Optional<String> currency,
        List<Balance> balances) {

    public Statement {
        balances = List.copyOf(balances);
    }
}
