package id.lintas.connector.camt;

import id.lintas.connector.camt.CamtUnreadable.Flaw;
import id.lintas.connector.camt.Inconsistency.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one entry: its head whole, its transactions one by one. Used once. */
final class EntryReader {

    private static final Money NOTHING = new Money(BigDecimal.ZERO, "");

    private final XmlCursor xml;
    private final CamtSink sink;
    private final CamtReader.Count count;
    private final Findings findings;
    private final Seen references;

    private int transactions;
    private BigDecimal sum = BigDecimal.ZERO;

    /** A transaction is held back until it is known whether it is the entry's only one. */
    private @Nullable Held held;

    private record Held(Fields transaction, BatchCheck batch) {}

    EntryReader(XmlCursor xml, CamtSink sink, CamtReader.Count count, Findings findings, Seen references) {
        this.xml = xml;
        this.sink = sink;
        this.count = count;
        this.findings = findings;
        this.references = references;
    }

    Entry read(Statement statement, String path) throws CamtUnreadable {
        Element parts = new Element("Ntry", null);
        Fields head = new Fields(parts, path, findings);
        Entry entry = null;
        int size = 0;
        int details = 0;
        while (xml.child()) {
            String name = xml.name();
            if (name.equals("NtryDtls")) {
                if (entry == null) {
                    entry = entry(head);
                }
                details(statement, entry, path + "/NtryDtls[" + ++details + "]");
            } else if (name.startsWith("Addtl") || Element.unread(name)) {
                xml.skip();
            } else {
                if (entry != null) {
                    findings.add(Reason.OUT_OF_ORDER, path + "/" + name, "", "");
                }
                if (++size > CamtLimits.PIECE) {
                    throw new CamtUnreadable(Flaw.TOO_LARGE, path);
                }
                parts.add(xml.whole());
            }
        }
        if (entry == null) {
            entry = entry(head);
        }
        end(statement, entry);
        return entry;
    }

    private static Entry entry(Fields head) {
        Optional<Money> money = head.money("Amt");
        Optional<Direction> direction = head.direction("CdtDbtInd");
        if (head.all("Amt").isEmpty()) {
            head.wrong(Reason.MISSING, "Amt", "", "");
        }
        if (head.all("CdtDbtInd").isEmpty()) {
            head.wrong(Reason.MISSING, "CdtDbtInd", "", "");
        }
        return new Entry(
                head.path(),
                head.text("AcctSvcrRef", 35),
                money.orElse(NOTHING),
                direction.orElse(Direction.CREDIT),
                head.indicator("RvslInd"),
                status(head),
                head.when("BookgDt"),
                head.when("ValDt"),
                code(head));
    }

    /** A code by itself until version 07, a choice since. */
    private static String status(Fields head) {
        Optional<String> status =
                head.text("Sts/Cd", 4).or(() -> head.text("Sts/Prtry", 35)).or(() -> head.text("Sts", 4));
        if (status.isEmpty()) {
            head.wrong(Reason.MISSING, "Sts", "", "");
        }
        return status.orElse("");
    }

    private static String code(Fields head) {
        return head.text("BkTxCd/Domn/Cd", 4)
                .map(domain -> domain + "/"
                        + head.text("BkTxCd/Domn/Fmly/Cd", 4).orElse("") + "/"
                        + head.text("BkTxCd/Domn/Fmly/SubFmlyCd", 4).orElse(""))
                .or(() -> head.text("BkTxCd/Prtry/Cd", 35))
                .orElse("");
    }

    private void details(Statement statement, Entry entry, String path) throws CamtUnreadable {
        BatchCheck batch = new BatchCheck(entry, path, findings);
        int here = 0;
        while (xml.child()) {
            if (xml.name().equals("Btch")) {
                batch.says(new Fields(xml.whole(), path + "/Btch", findings), here > 0);
            } else if (xml.name().equals("TxDtls")) {
                count.transaction();
                release(statement, entry, false);
                transactions++;
                Fields fields = new Fields(xml.whole(), path + "/TxDtls[" + ++here + "]", findings);
                batch.listed();
                held = new Held(fields, batch);
            } else {
                throw new CamtUnreadable(Flaw.NOT_CAMT, path);
            }
        }
        batch.closed();
        if (transactions > 1) {
            release(statement, entry, false);
        }
    }

    private void release(Statement statement, Entry entry, boolean alone) {
        Held now = held;
        held = null;
        if (now == null) {
            return;
        }
        Transaction transaction = TransactionReader.read(now.transaction(), entry, alone);
        sum = sum.add(transaction.money().amount());
        now.batch().add(transaction);
        transaction.reference().ifPresent(reference -> once(transaction.path(), transaction.direction(), reference));
        sink.transaction(statement, entry, transaction);
    }

    private void end(Statement statement, Entry entry) {
        release(statement, entry, true);
        if (transactions == 0) {
            entry.reference().ifPresent(reference -> once(entry.path(), entry.direction(), reference));
        } else if (!entry.money().currency().isEmpty()
                && sum.compareTo(entry.money().amount()) != 0) {
            findings.add(
                    Reason.ENTRY_SUM,
                    entry.path() + "/Amt",
                    entry.money().amount().toPlainString(),
                    sum.toPlainString());
        }
        sink.entry(statement, entry, transactions);
    }

    /** A payment and its reversal may bear one reference; two payments may not. */
    private void once(String path, Direction direction, String reference) {
        if (!references.add(direction + reference)) {
            findings.add(Reason.REPEATED_REFERENCE, path, reference, "");
        }
    }
}
