package id.lintas.connector.camt;

import id.lintas.connector.camt.CamtUnreadable.Flaw;
import id.lintas.connector.camt.Inconsistency.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one notification or statement: its head whole, its entries one by one. Used once. */
final class StatementReader {

    private final XmlCursor xml;
    private final CamtSink sink;
    private final CamtReader.Count count;
    private final Findings findings;
    private final Seen references;

    StatementReader(XmlCursor xml, CamtSink sink, CamtReader.Count count, Findings findings, Seen references) {
        this.xml = xml;
        this.sink = sink;
        this.count = count;
        this.findings = findings;
        this.references = references;
    }

    /**
     * Reads the part that was entered.
     *
     * @param whole whether the message is the only page of itself
     * @param ids the ids of the parts before it
     */
    void read(Kind kind, String path, boolean whole, Seen ids) throws CamtUnreadable {
        Element parts = new Element(kind.part(), null);
        Fields head = new Fields(parts, path, findings);
        Statement statement = null;
        Totals totals = null;
        int size = 0;
        int entries = 0;
        while (xml.child()) {
            String name = xml.name();
            if (name.equals("Ntry")) {
                if (statement == null) {
                    statement = begin(head, ids);
                }
                if (totals == null) {
                    totals = new Totals(statement, findings);
                }
                count.entry();
                Entry entry = new EntryReader(xml, sink, count, findings, references)
                        .read(statement, path + "/Ntry[" + ++entries + "]");
                totals.add(entry);
            } else if (name.startsWith("Addtl") || Element.unread(name)) {
                xml.skip();
            } else {
                if (statement != null) {
                    findings.add(Reason.OUT_OF_ORDER, path + "/" + name, "", "");
                }
                if (++size > CamtLimits.PIECE) {
                    throw new CamtUnreadable(Flaw.TOO_LARGE, path);
                }
                parts.add(xml.whole());
            }
        }
        if (statement == null) {
            statement = begin(head, ids);
        }
        if (whole && statement.page().map(Page::whole).orElse(true)) {
            (totals == null ? new Totals(statement, findings) : totals).check(kind, head);
        }
    }

    private Statement begin(Fields head, Seen ids) {
        Statement statement = new Statement(
                head.path(),
                head.need("Id", 35),
                Page.of(head, head.all("NtfctnPgntn").isEmpty() ? "StmtPgntn" : "NtfctnPgntn"),
                head.number("ElctrncSeqNb"),
                head.time("CreDtTm"),
                head.time("FrToDt/FrDtTm"),
                head.time("FrToDt/ToDtTm"),
                copy(head),
                head.text("Acct/Id/IBAN", 34)
                        .or(() -> head.text("Acct/Id/Othr/Id", 34))
                        .orElse(""),
                head.text("Acct/Ccy", 3),
                balances(head));
        if (!statement.id().isEmpty() && !ids.add(statement.id())) {
            head.wrong(Reason.REPEATED_ID, "Id", statement.id(), "");
        }
        if (statement.from().isPresent()
                && statement.to().map(statement.from().get()::isAfter).orElse(false)) {
            head.wrong(Reason.PERIOD, "FrToDt", "", "");
        }
        sink.statement(statement);
        return statement;
    }

    private static Copy copy(Fields head) {
        String code = head.text("CpyDplctInd", 4).orElse("");
        return switch (code) {
            case "" -> Copy.ORIGINAL;
            case "COPY" -> Copy.COPY;
            case "DUPL" -> Copy.DUPLICATE;
            case "CODU" -> Copy.COPY_OF_DUPLICATE;
            default -> {
                head.wrong(Reason.BAD_FORM, "CpyDplctInd", code, "");
                yield Copy.ORIGINAL;
            }
        };
    }

    private static List<Balance> balances(Fields head) {
        List<Balance> balances = new ArrayList<>();
        int n = 0;
        for (Element part : head.all("Bal")) {
            Fields balance = head.of(part, "Bal[" + ++n + "]");
            String code = balance.text("Tp/CdOrPrtry/Cd", 4)
                    .or(() -> balance.text("Tp/CdOrPrtry/Prtry", 35))
                    .orElse("");
            Optional<Money> money = balance.money("Amt");
            Optional<Direction> direction = balance.direction("CdtDbtInd");
            if (money.isEmpty() || direction.isEmpty()) {
                balance.wrong(Reason.MISSING, money.isEmpty() ? "Amt" : "CdtDbtInd", "", "");
            } else {
                BigDecimal amount = direction.get().signed(money.get().amount());
                balances.add(new Balance(code, amount, money.get().currency()));
            }
        }
        return balances;
    }
}
