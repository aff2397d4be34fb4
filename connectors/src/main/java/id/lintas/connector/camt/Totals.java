package id.lintas.connector.camt;

import id.lintas.connector.camt.Inconsistency.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Adds up a part's entries and holds its currency, summary and balances against them. */
final class Totals {

    private final Findings findings;
    private final Statement statement;
    private String currency;
    private final Sum credits = new Sum();
    private final Sum debits = new Sum();
    private BigDecimal booked = BigDecimal.ZERO;

    private static final class Sum {
        private long entries;
        private BigDecimal amount = BigDecimal.ZERO;

        private void add(BigDecimal one) {
            entries++;
            amount = amount.add(one);
        }
    }

    Totals(Statement statement, Findings findings) {
        this.statement = statement;
        this.findings = findings;
        this.currency = statement.currency().orElse("");
    }

    void add(Entry entry) {
        Money money = entry.money();
        if (currency.isEmpty()) {
            currency = money.currency();
        }
        if (!money.currency().isEmpty() && !money.currency().equals(currency)) {
            findings.add(Reason.CURRENCY, entry.path() + "/Amt", money.currency(), currency);
        }
        (entry.direction() == Direction.CREDIT ? credits : debits).add(money.amount());
        if (entry.booked()) {
            booked = booked.add(entry.direction().signed(money.amount()));
        }
    }

    /** Checks what the part says of the whole of itself. */
    void check(Kind kind, Fields head) {
        Sum all = new Sum();
        all.entries = credits.entries + debits.entries;
        all.amount = credits.amount.add(debits.amount);
        summary(head, "TxsSummry/TtlNtries", all);
        summary(head, "TxsSummry/TtlCdtNtries", credits);
        summary(head, "TxsSummry/TtlDbtNtries", debits);
        net(head);
        if (kind == Kind.STATEMENT) {
            balances(head);
        }
    }

    private static void summary(Fields head, String path, Sum found) {
        head.number(path + "/NbOfNtries").ifPresent(said -> {
            if (said != found.entries) {
                head.wrong(Reason.SUMMARY_COUNT, path + "/NbOfNtries", said.toString(), Long.toString(found.entries));
            }
        });
        sum(head, path + "/Sum", found.amount);
    }

    private void net(Fields head) {
        BigDecimal net = credits.amount.subtract(debits.amount).abs();
        sum(head, "TxsSummry/TtlNtries/TtlNetNtryAmt", net);
        sum(head, "TxsSummry/TtlNtries/TtlNetNtry/Amt", net);
    }

    private static void sum(Fields head, String path, BigDecimal found) {
        head.one(path).flatMap(said -> head.decimal(said, path)).ifPresent(said -> {
            if (said.compareTo(found) != 0) {
                head.wrong(Reason.SUMMARY_SUM, path, said.toPlainString(), found.toPlainString());
            }
        });
    }

    private void balances(Fields head) {
        Optional<Balance> opening = balance(head, List.of("OPBD", "PRCD"));
        Optional<Balance> closing = balance(head, List.of("CLBD"));
        if (opening.isEmpty() || closing.isEmpty()) {
            return;
        }
        BigDecimal found = opening.get().amount().add(booked);
        if (closing.get().amount().compareTo(found) != 0) {
            head.wrong(Reason.BALANCE, "Bal", closing.get().amount().toPlainString(), found.toPlainString());
        }
        for (Balance one : List.of(opening.get(), closing.get())) {
            if (!currency.isEmpty() && !one.currency().equals(currency)) {
                head.wrong(Reason.CURRENCY, "Bal", one.currency(), currency);
            }
        }
    }

    /** The balance by the first of these codes that is there. */
    private Optional<Balance> balance(Fields head, List<String> codes) {
        for (String code : codes) {
            List<Balance> found = statement.balances().stream()
                    .filter(one -> one.code().equals(code))
                    .toList();
            if (found.size() > 1) {
                head.wrong(Reason.REPEATED_ELEMENT, "Bal", code, "");
            }
            if (!found.isEmpty()) {
                return Optional.of(found.get(0));
            }
        }
        head.wrong(Reason.MISSING, "Bal", codes.get(0), "");
        return Optional.empty();
    }
}
