package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.audit.AuditChain;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditSealer;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is in the trail stays in it, whoever asks the database. */
@ExtendWith(NeedsDatabase.class)
class AuditAppendOnlyIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final AuditChain chain = ledger.bean(AuditChain.class);

    @BeforeEach
    void oneLinkedEntry() {
        ledger.bean(OfficeTransactions.class)
                .run(
                        office,
                        () -> ledger.bean(AuditTrail.class)
                                .record(office, "dewi", AuditEvent.STAGE_CHANGED, "kept", "ARRIVED"));
        ledger.bean(AuditSealer.class).link(office);
    }

    @Test
    void theApplicationMayNotChangeWhatItWrote() throws SQLException {
        for (String table : List.of("audit_entry", "audit_run", "audit_batch", "audit_check", "audit_key")) {
            for (String sql : List.of("delete from " + table, "truncate " + table)) {
                assertThatThrownBy(() -> asApplication(sql)).as(sql).hasMessageContaining("permission denied");
            }
        }
        assertThatThrownBy(() -> asApplication("update audit_entry set detail = 'other'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asApplication("update audit_run set previous = ''"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theOwnerMayNotEitherUnlessTheTriggersAreOff() throws SQLException {
        try (Connection owner = DriverManager.getConnection(ledger.database().ownerUrl())) {
            for (String sql : List.of(
                    "update audit_entry set detail = 'other'",
                    "delete from audit_run",
                    "truncate audit_check",
                    "truncate audit_entry cascade")) {
                owner.setAutoCommit(false);
                try (Statement statement = owner.createStatement()) {
                    for (String table : List.of("audit_entry", "audit_run")) {
                        statement.execute("alter table " + table + " no force row level security");
                    }
                    assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("append-only");
                }
                owner.rollback();
            }
        }
        assertThat(chain.verify(office).links()).isEqualTo(1);
    }

    private void asApplication(String sql) throws SQLException {
        try (Connection app = DriverManager.getConnection(ledger.database().appUrl());
                Statement statement = app.createStatement()) {
            statement.execute(sql);
        }
    }
}
