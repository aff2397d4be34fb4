package id.lintas.connector.camt;

import id.lintas.connector.camt.Inconsistency.Reason;
import java.math.BigDecimal;
import java.util.Optional;

/** Holds what one batch says against the transactions that follow it. */
final class BatchCheck {

    private final Entry entry;
    private final String path;
    private final Findings findings;

    private Optional<Long> saidCount = Optional.empty();
    private Optional<Money> saidTotal = Optional.empty();
    private long listed;
    private long added;
    private BigDecimal total = BigDecimal.ZERO;
    private boolean closed;
    private boolean checked;

    BatchCheck(Entry entry, String path, Findings findings) {
        this.entry = entry;
        this.path = path + "/Btch";
        this.findings = findings;
    }

    /** The batch's own words; they stand before its transactions. */
    void says(Fields batch, boolean late) {
        if (late) {
            findings.add(Reason.OUT_OF_ORDER, path, "", "");
        }
        saidCount = batch.number("NbOfTxs");
        saidTotal = batch.money("TtlAmt");
        batch.direction("CdtDbtInd").ifPresent(direction -> {
            if (direction != entry.direction()) {
                batch.wrong(
                        Reason.DIRECTION,
                        "CdtDbtInd",
                        direction.name(),
                        entry.direction().name());
            }
        });
        saidTotal.ifPresent(said -> {
            if (!entry.money().currency().isEmpty()
                    && !said.currency().equals(entry.money().currency())) {
                batch.wrong(
                        Reason.CURRENCY,
                        "TtlAmt",
                        said.currency(),
                        entry.money().currency());
            }
        });
    }

    void add(Transaction transaction) {
        added++;
        total = total.add(transaction.money().amount());
        check();
    }

    /** Another transaction was listed; it is added once it is understood. */
    void listed() {
        listed++;
    }

    /** No further transaction is listed. */
    void closed() {
        closed = true;
        check();
    }

    /** A batch without any transaction says something of details that are elsewhere. */
    private void check() {
        if (!closed || checked || added < listed || listed == 0) {
            return;
        }
        checked = true;
        saidCount.ifPresent(said -> {
            if (said != added) {
                findings.add(Reason.BATCH_COUNT, path + "/NbOfTxs", said.toString(), Long.toString(added));
            }
        });
        saidTotal.ifPresent(said -> {
            if (said.amount().compareTo(total) != 0) {
                findings.add(Reason.BATCH_SUM, path + "/TtlAmt", said.amount().toPlainString(), total.toPlainString());
            }
        });
    }
}
