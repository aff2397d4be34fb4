package id.lintas.connector.camt;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A notification as a bank might write it, consistent unless it is told to say something else. Amounts are whole rupiah.
 *
 * @param entries their transactions' amounts
 * @param debits which entries are debits, by their index modulo this list
 * @param lie where it contradicts itself
 */
record Written(List<List<Long>> entries, List<Boolean> debits, Lie lie) {

    enum Lie {
        NONE,
        BATCH_COUNT,
        BATCH_SUM,
        ENTRY_SUM,
        DIRECTION,
        CURRENCY,
        REPEATED_REFERENCE,
        SUMMARY_COUNT,
        SUMMARY_SUM,
        BALANCE
    }

    Written lying(Lie other) {
        return new Written(entries, debits, other);
    }

    /** The text as a notification, or as a statement where the lie is about balances. */
    String text() {
        boolean statement = lie == Lie.BALANCE;
        String kind = statement ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";
        String part = statement ? "Stmt" : "Ntfctn";
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.05" + (statement ? "3" : "4") + ".001.08\"><"
                + kind
                + "><GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-23T09:00:00Z</CreDtTm></GrpHdr><" + part
                + "><Id>N-1</Id>"
                + "<Acct><Id><Othr><Id>012</Id></Othr></Id><Ccy>IDR</Ccy></Acct>" + (statement ? balances() : "")
                + summary()
                + IntStream.range(0, entries.size()).mapToObj(this::entry).collect(Collectors.joining())
                + "</" + part + "></" + kind + "></Document>";
    }

    private String balances() {
        long closing = 0;
        for (int n = 0; n < entries.size(); n++) {
            closing += debit(n) ? -sum(n) : sum(n);
        }
        return balance("OPBD", 0) + balance("CLBD", closing + 1);
    }

    private static String balance(String code, long amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"IDR\">" + Math.abs(amount)
                + "</Amt><CdtDbtInd>" + (amount < 0 ? "DBIT" : "CRDT") + "</CdtDbtInd></Bal>";
    }

    private String summary() {
        long total = off(Lie.ENTRY_SUM)
                + entries.stream()
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .sum();
        return "<TxsSummry><TtlNtries><NbOfNtries>" + (entries.size() + off(Lie.SUMMARY_COUNT)) + "</NbOfNtries><Sum>"
                + (total + off(Lie.SUMMARY_SUM)) + ".00</Sum></TtlNtries></TxsSummry>";
    }

    private String entry(int n) {
        boolean first = n == 0;
        String way = debit(n) ? "DBIT" : "CRDT";
        String other = debit(n) ? "CRDT" : "DBIT";
        StringBuilder text = new StringBuilder("<Ntry><Amt Ccy=\"IDR\">")
                .append(sum(n) + (first ? off(Lie.ENTRY_SUM) : 0))
                .append("</Amt><CdtDbtInd>")
                .append(way)
                .append(
                        "</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt><NtryDtls><Btch><NbOfTxs>")
                .append(entries.get(n).size() + (first ? off(Lie.BATCH_COUNT) : 0))
                .append("</NbOfTxs><TtlAmt Ccy=\"IDR\">")
                .append(sum(n) + (first ? off(Lie.BATCH_SUM) : 0))
                .append("</TtlAmt></Btch>");
        for (int t = 0; t < entries.get(n).size(); t++) {
            boolean lying = first && t == 0;
            text.append("<TxDtls><Refs><AcctSvcrRef>")
                    .append(reference(n, t))
                    .append("</AcctSvcrRef></Refs><Amt Ccy=\"")
                    .append(lying && lie == Lie.CURRENCY ? "USD" : "IDR")
                    .append("\">")
                    .append(entries.get(n).get(t))
                    .append("</Amt><CdtDbtInd>")
                    .append(lying && lie == Lie.DIRECTION ? other : way)
                    .append("</CdtDbtInd></TxDtls>");
        }
        if (first && lie == Lie.REPEATED_REFERENCE) {
            String more = text.substring(text.indexOf("<TxDtls>"))
                    .replaceAll("<Amt Ccy=\"IDR\">[0-9]+", "<Amt Ccy=\"IDR\">0");
            text.append(more);
            int count = 2 * entries.get(n).size();
            return text.toString().replaceAll("<NbOfTxs>[0-9]+", "<NbOfTxs>" + count) + "</NtryDtls></Ntry>";
        }
        return text.append("</NtryDtls></Ntry>").toString();
    }

    static String reference(int entry, int transaction) {
        return "R" + entry + "-" + transaction;
    }

    long sum(int entry) {
        return entries.get(entry).stream().mapToLong(Long::longValue).sum();
    }

    boolean debit(int entry) {
        return debits.get(entry % debits.size());
    }

    private int off(Lie about) {
        return lie == about ? 1 : 0;
    }
}
