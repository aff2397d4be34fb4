package id.lintas.keys;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Seals anew what older keys sealed, in small transactions. It never waits for a row that others hold and overwrites none
 * that changed meanwhile; the next round finds both again.
 */
@Component
class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

    private final List<SealedColumn> columns;
    private final OfficeKeys keys;
    private final Keyrings rings;
    private final OfficeTransactions transactions;
    private final JdbcClient jdbc;

    Resealing(
            List<SealsColumns> sealers,
            OfficeKeys keys,
            Keyrings rings,
            OfficeTransactions transactions,
            JdbcClient jdbc) {
        this.columns = sealers.stream()
                .flatMap(sealer -> sealer.sealedColumns().stream())
                .toList();
        this.keys = keys;
        this.rings = rings;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    private record Old(String id, byte[] sealed) {}

    /**
     * Seals anew up to so many rows of the office.
     *
     * @return whether anything may be left under an older key
     */
    boolean round(OfficeId office, int batch, int mostBatches) {
        int left = mostBatches;
        for (SealedColumn column : columns) {
            String after = null;
            do {
                String from = after;
                after = transactions
                        .in(office, () -> java.util.Optional.ofNullable(batch(office, column, from, batch)))
                        .orElse(null);
            } while (after != null && --left > 0);
        }
        return leftovers(office);
    }

    /** Whether anything of the office is sealed or indexed under another key than the current one. */
    boolean leftovers(OfficeId office) {
        return transactions.in(
                office,
                () -> columns.stream()
                        .anyMatch(column -> bound("select exists (select 1 from " + where(column) + ")", office, column)
                                .query(Boolean.class)
                                .single()));
    }

    private @Nullable String batch(OfficeId office, SealedColumn column, @Nullable String after, int most) {
        String beyond = after == null ? "" : " and " + column.row() + " > cast(:after as " + column.rowType() + ")";
        List<Old> old = bound(
                        "select " + column.row() + "::text as id, " + column.column() + " as sealed from "
                                + where(column) + beyond + " order by " + column.row() + " limit " + most
                                + " for update skip locked",
                        office,
                        column)
                .param("after", after, java.sql.Types.VARCHAR)
                .query((row, n) -> new Old(row.getString("id"), row.getBytes("sealed")))
                .list();
        old.forEach(one -> reseal(office, column, one));
        return old.isEmpty() ? null : old.get(old.size() - 1).id();
    }

    private void reseal(OfficeId office, SealedColumn column, Old old) {
        byte[] plain;
        try {
            plain = keys.open(office, old.sealed(), column.binding(old.id()));
        } catch (DoesNotOpen e) {
            LOG.error("office={} left as it is, so its key stays: {}", office, e.getMessage());
            return;
        }
        SealedColumn.Index index = column.index();
        jdbc.sql("update " + column.table() + " set " + column.column() + " = :sealed"
                        + (index == null ? "" : ", " + index.column() + " = :index") + " where " + column.office()
                        + " = :office and " + column.row() + " = cast(:id as " + column.rowType() + ")")
                .param("sealed", keys.seal(office, plain, column.binding(old.id())))
                .param(
                        "index",
                        index == null
                                ? null
                                : keys.blindIndex(
                                        office, index.purpose(), index.value().apply(plain)),
                        java.sql.Types.BINARY)
                .param("office", office.value())
                .param("id", old.id())
                .update();
    }

    private static String where(SealedColumn column) {
        SealedColumn.Index index = column.index();
        return column.table() + " where " + column.office() + " = :office and (substring(" + column.column()
                + " from 2 for 4) <> :sealKey"
                + (index == null ? "" : " or substring(" + index.column() + " from 1 for 4) <> :indexKey") + ")";
    }

    private JdbcClient.StatementSpec bound(String sql, OfficeId office, SealedColumn column) {
        Keyring ring = rings.fresh(office);
        JdbcClient.StatementSpec bound =
                jdbc.sql(sql).param("office", office.value()).param("sealKey", ring.sealKeyId());
        return column.index() == null ? bound : bound.param("indexKey", ring.indexKeyId());
    }

    @Override
    public String toString() {
        return columns.stream()
                .map(column -> column.table() + "." + column.column())
                .collect(Collectors.joining(", "));
    }
}
