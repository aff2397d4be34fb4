package id.lintas.connector.camt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One transaction of an entry. Who paid is not read: the hub has no use for it, and what is not read is not kept.
 *
 * @param path where in the document
 * @param reference what names the payment for ever at this bank: its own AcctSvcrRef; or the entry's, where a credit entry holds this transaction alone;
 *     or its EndToEndId other than {@code NOTPROVIDED}; or its TxId; or its InstrId. A debit bears the references of the payment that it takes back, and its
 *     entry those of the taking back
 * @param endToEnd its EndToEndId other than {@code NOTPROVIDED}, where it has one
 * @param money how much, never below zero
 * @param direction which way
 * @param at when it happened: TxDtTm, or AccptncDtTm, or the entry's BookgDt
 * @param creditorReferences of its structured remittance information (CdtrRefInf/Ref)
 * @param remittance its unstructured remittance information, line by line, and the structured one's additional lines
 * @param returnReason why it was returned, by code, empty where it was not
 */
public record Transaction(
        String path,
        Optional<String> reference,
        Optional<String> endToEnd,
        Money money,
        Direction direction,
        Optional<Instant> at,
        List<String> creditorReferences,
        List<String> remittance,
        String returnReason) {

    public Transaction {
        creditorReferences = List.copyOf(creditorReferences);
        remittance = List.copyOf(remittance);
    }
}
