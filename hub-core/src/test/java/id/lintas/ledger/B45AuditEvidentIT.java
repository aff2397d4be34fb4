package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.audit.AuditBatches;
import id.lintas.audit.AuditChain;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditSealer;
import id.lintas.audit.AuditTrail;
import id.lintas.audit.ChainFault;
import id.lintas.audit.ChainState;
import id.lintas.harness.RealPostgres;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What a database administrator does to the trail, with the triggers off, is found and its place named. */
@DisabledIfSystemProperty(named = "lintas.database", matches = "docker", disabledReason = "needs the superuser")
class B45AuditEvidentIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final AuditChain chain = ledger.bean(AuditChain.class);
    private final AuditBatches batches = ledger.bean(AuditBatches.class);

    /** The first batch of three runs, each other one of one run. */
    @BeforeEach
    void nineEntriesInThreeBatches() {
        for (int batch = 0; batch < 3; batch++) {
            for (int i = 0; i < 3; i++) {
                String subject = "case-" + (batch * 3 + i + 1);
                ledger.bean(OfficeTransactions.class)
                        .run(
                                office,
                                () -> ledger.bean(AuditTrail.class)
                                        .record(office, "dewi", AuditEvent.STAGE_CHANGED, subject, "ARRIVED"));
                if (batch == 0) {
                    ledger.bean(AuditSealer.class).link(office);
                }
            }
            ledger.bean(AuditSealer.class).link(office);
            batches.sign(office);
        }
    }

    @Test
    void controlAnUntouchedChainHolds() {
        ChainState state = chain.verify(office);
        assertThat(state.fault()).isEqualTo(ChainFault.NONE);
        assertThat(state.links()).isEqualTo(9);
        assertThat(state.signed()).isEqualTo(9);
    }

    @Test
    void oneChangedByteIsFoundAtItsEntry() throws SQLException {
        asAdministrator("update audit_entry set detail = 'ARRIVEE' where office = '%s' and subject = 'case-5'");
        found(ChainFault.ENTRY_CHANGED, 5L);
    }

    @Test
    void aChangedTimeOrActorIsFoundToo() throws SQLException {
        asAdministrator(
                "update audit_entry set at = at + interval '1 microsecond' where office = '%s' and subject = 'case-2'");
        found(ChainFault.ENTRY_CHANGED, 2L);
    }

    @Test
    void aDeletedEntryIsFound() throws SQLException {
        asAdministrator("delete from audit_entry where office = '%s' and subject = 'case-4'");
        found(ChainFault.ENTRY_MISSING, 4L);
    }

    @Test
    void anEntryDeletedWithItsLinkIsFound() throws SQLException {
        asAdministrator(
                "update audit_run set from_seq = 5, entries = entries[2:], digests = digests[2:] where office = '%s' and to_seq = 6",
                "delete from audit_entry where office = '%s' and subject = 'case-4'");
        found(ChainFault.LINK_MISSING, 4L);
    }

    @Test
    void aWholeRunDeletedWithItsEntryIsFound() throws SQLException {
        asAdministrator(
                "delete from audit_run where office = '%s' and to_seq = 2",
                "delete from audit_entry where office = '%s' and subject = 'case-2'");
        found(ChainFault.LINK_MISSING, 2L);
    }

    @Test
    void anEntryDeletedWhileItsRunIsMadeToLookWholeIsFound() throws SQLException {
        asAdministrator(
                "update audit_run set to_seq = 8, entries = entries[:1] || entries[3:], digests = digests[:1] || digests[3:]"
                        + " where office = '%s' and to_seq = 9",
                "delete from audit_batch where office = '%s' and number = 3",
                "delete from audit_entry where office = '%s' and subject = 'case-8'");
        found(ChainFault.ENTRY_CHANGED, 8L);
    }

    @Test
    void twoEntriesThatChangedPlacesAreFound() throws SQLException {
        asAdministrator(
                "update audit_run set entries = array[entries[1], entries[3], entries[2]] where office = '%s' and to_seq = 6");
        found(ChainFault.ENTRY_CHANGED, 5L);
    }

    @Test
    void twoRunsThatChangedPlacesAreFound() throws SQLException {
        asAdministrator(
                "update audit_run set from_seq = 100, to_seq = 100 where office = '%s' and to_seq = 1",
                "update audit_run set from_seq = 1, to_seq = 1 where office = '%s' and to_seq = 2",
                "update audit_run set from_seq = 2, to_seq = 2 where office = '%s' and to_seq = 100");
        found(ChainFault.LINK_CHANGED, 1L);
    }

    @Test
    void aDigestThatIsAnotherIsFound() throws SQLException {
        asAdministrator("update audit_run set digests[2] = digests[1] where office = '%s' and to_seq = 6");
        found(ChainFault.ENTRY_CHANGED, 5L);
    }

    @Test
    void anEntryThatNeverWentThroughTheChainIsFound() throws SQLException {
        asAdministrator("""
                insert into audit_entry (office, id, at, actor, event, subject, detail)
                values ('%s', gen_random_uuid(), now(), 'nobody', 'STAGE_CHANGED', 'case-x', '')""");
        found(ChainFault.UNLINKED, null);
    }

    /** What nobody can tell is that an entry is gone that had no link yet; the others of its transaction are linked all the same. */
    @Test
    void anEntryThatIsGoneBeforeItsLinkHoldsUpNobody() throws SQLException {
        OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
        transactions.run(office, () -> {
            for (int i = 10; i < 13; i++) {
                ledger.bean(AuditTrail.class).record(office, "dewi", AuditEvent.STAGE_CHANGED, "case-" + i, "ARRIVED");
            }
        });
        asAdministrator("delete from audit_entry where office = '%s' and subject = 'case-11'");
        assertThat(ledger.bean(AuditSealer.class).link(office)).isEqualTo(2);
        assertThat(ledger.bean(AuditSealer.class).link(office)).isZero();
        ChainState state = chain.verify(office);
        assertThat(state.fault()).isEqualTo(ChainFault.NONE);
        assertThat(state.links()).isEqualTo(11);
    }

    @Test
    void anEntryThatWasMadeToWaitForASecondLinkIsFound() throws SQLException {
        asAdministrator(
                "insert into audit_pending select office, entries[1], entries from audit_run where office = '%s' and to_seq = 9");
        ledger.bean(AuditSealer.class).link(office);
        found(ChainFault.LINKED_TWICE, null);
    }

    @Test
    void aRemovedBatchIsFoundWhereItWouldEnd() throws SQLException {
        asAdministrator("delete from audit_batch where office = '%s' and number = 2");
        found(ChainFault.BATCH_MISSING, 4L);
    }

    @Test
    void aForgedSignatureIsFound() throws SQLException {
        asAdministrator(
                "update audit_batch set signature = (select signature from audit_batch b where b.office = '%1$s' and b.number = 1) "
                        + "where office = '%1$s' and number = 3");
        found(ChainFault.SIGNATURE_WRONG, 9L);
    }

    @Test
    void aTailThatWasCutOffIsFoundBecauseItWasOnceSeen() throws SQLException {
        chain.verifyAll();
        asAdministrator(
                "delete from audit_batch where office = '%s' and number = 3",
                "delete from audit_run where office = '%s' and to_seq > 6",
                "delete from audit_entry where office = '%s' and subject in ('case-7', 'case-8', 'case-9')");
        found(ChainFault.SHORTENED, 7L);
    }

    @Test
    void aBreakIsWrittenIntoTheTrailOnce() throws SQLException {
        asAdministrator("update audit_entry set actor = 'budi' where office = '%s' and subject = 'case-8'");
        chain.verifyAll();
        chain.verifyAll();
        assertThat(ledger.bean(OfficeTransactions.class)
                        .in(
                                office,
                                () -> ledger.sql()
                                        .sql(
                                                "select subject || ' ' || detail from audit_entry where office = ? and event = 'CHAIN_BROKEN'")
                                        .param(office.value())
                                        .query(String.class)
                                        .list()))
                .containsExactly("link-8 ENTRY_CHANGED");
        assertThat(chain.lastLooks())
                .filteredOn(state -> state.office().equals(office))
                .singleElement()
                .satisfies(state -> assertThat(state.links()).isEqualTo(7));
    }

    private void found(ChainFault fault, @Nullable Long at) {
        ChainState state = chain.verify(office);
        assertThat(state.fault()).as("%s", state).isEqualTo(fault);
        assertThat(state.brokenAt()).isEqualTo(at);
    }

    /** As a superuser for whom no trigger fires and no foreign key holds. */
    private void asAdministrator(String... statements) throws SQLException {
        try (Connection connection =
                        RealPostgres.forTests().superuser(ledger.database().name());
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql.formatted(office));
            }
        }
    }
}
