package id.lintas.connector.camt;

import id.lintas.connector.camt.Inconsistency.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a transaction of its piece. */
final class TransactionReader {

    private static final int REFERENCE = 35;
    private static final int MOST_LINES = 100;

    private TransactionReader() {}

    static Transaction read(Fields said, Entry entry, boolean alone) {
        Direction direction = said.direction("CdtDbtInd").orElse(entry.direction());
        if (direction != entry.direction()) {
            said.wrong(
                    Reason.DIRECTION,
                    "CdtDbtInd",
                    direction.name(),
                    entry.direction().name());
        }
        Optional<String> endToEnd = provided(said, "Refs/EndToEndId");
        return new Transaction(
                said.path(),
                said.text("Refs/AcctSvcrRef", REFERENCE)
                        .or(() -> alone && direction == Direction.CREDIT ? entry.reference() : Optional.empty())
                        .or(() -> endToEnd)
                        .or(() -> provided(said, "Refs/TxId"))
                        .or(() -> provided(said, "Refs/InstrId")),
                endToEnd,
                money(said, entry, alone),
                direction,
                said.time("RltdDts/TxDtTm")
                        .or(() -> said.time("RltdDts/AccptncDtTm"))
                        .or(entry::bookedAt),
                texts(said, "RmtInf/Strd/CdtrRefInf/Ref"),
                remittance(said),
                said.text("RtrInf/Rsn/Cd", 4)
                        .or(() -> said.text("RtrInf/Rsn/Prtry", REFERENCE))
                        .orElse(""));
    }

    /** Version 02 has no amount of its own here. */
    private static Money money(Fields said, Entry entry, boolean alone) {
        Optional<Money> money = said.money("Amt")
                .or(() -> said.money("AmtDtls/TxAmt/Amt"))
                .or(() -> said.money("AmtDtls/InstdAmt/Amt"))
                .or(() -> alone ? Optional.of(entry.money()) : Optional.empty());
        if (money.isEmpty()) {
            said.wrong(Reason.MISSING, "Amt", "", "");
            return new Money(BigDecimal.ZERO, entry.money().currency());
        }
        if (!entry.money().currency().isEmpty()
                && !money.get().currency().equals(entry.money().currency())) {
            said.wrong(
                    Reason.CURRENCY,
                    "Amt",
                    money.get().currency(),
                    entry.money().currency());
        }
        return money.get();
    }

    private static Optional<String> provided(Fields said, String field) {
        return said.text(field, REFERENCE).filter(reference -> !reference.equals("NOTPROVIDED"));
    }

    private static List<String> remittance(Fields said) {
        List<String> lines = new ArrayList<>(texts(said, "RmtInf/Ustrd"));
        lines.addAll(texts(said, "RmtInf/Strd/AddtlRmtInf"));
        return lines;
    }

    private static List<String> texts(Fields said, String field) {
        return said.all(field).stream()
                .map(Element::text)
                .filter(text -> !text.isEmpty())
                .limit(MOST_LINES)
                .toList();
    }
}
