package id.lintas.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalResult;
import id.lintas.approval.Approvals;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.ledger.Ledger;
import id.lintas.ledger.NeedsDatabase;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import id.lintas.office.UnknownOffice;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(NeedsDatabase.class)
class FreezesIT {

    private static final Person RATNA = new Person("id-ratna", "ratna", Set.of("central-operator"));
    private static final Person SRI = new Person("id-sri", "sri", Set.of("central-operator"));
    private static final Person AUDITOR = new Person("id-agus", "agus", Set.of("auditor"));

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final Freezes freezes = ledger.bean(Freezes.class);
    private final Approvals approvals = ledger.bean(Approvals.class);
    private final FrozenOffices frozen = ledger.bean(FrozenOffices.class);
    private final OfficesInForce inForce = new OfficesInForce(ledger.bean(Offices.class), frozen);

    @Test
    void aFrozenOfficeIsKnownAndOutOfForceUntilTwoPeopleOpenItAgain() {
        approve(freezes.askToFreeze(office, RATNA, "kebocoran kunci"));
        assertThat(inForce.find(office)).isEmpty();
        assertThat(inForce.all()).noneMatch(one -> one.id().equals(office));
        assertThat(inForce.known(office)).isPresent();
        assertThat(inForce.known()).anyMatch(one -> one.id().equals(office));
        assertThat(frozen.find(office))
                .hasValueSatisfying(freeze -> assertThat(freeze.reason()).isEqualTo("kebocoran kunci"));
        assertThatThrownBy(() -> inForce.get(office)).isInstanceOf(UnknownOffice.class);

        approve(freezes.askToThaw(office, SRI, "kunci diganti"));
        assertThat(inForce.find(office)).isPresent();
    }

    @Test
    void askingAloneFreezesNothing() {
        freezes.askToFreeze(office, RATNA, "kebocoran kunci");
        frozen.refresh();
        assertThat(inForce.find(office)).isPresent();
    }

    @Test
    void whatIsSoAlreadyIsNotAskedFor() {
        assertThatThrownBy(() -> freezes.askToThaw(office, RATNA, "sebab"))
                .isInstanceOfSatisfying(
                        AskRefused.class, refused -> assertThat(refused.why()).isEqualTo(AskRefused.Why.NOTHING_TO_DO));
        assertThatThrownBy(() -> freezes.askToFreeze(new OfficeId("nowhere"), RATNA, "sebab"))
                .isInstanceOf(UnknownOffice.class);
        assertThatThrownBy(() -> freezes.askToFreeze(office, AUDITOR, "sebab")).isInstanceOf(AskRefused.class);
    }

    @Test
    void anOfficesScopeCannotOpenItself() {
        approve(freezes.askToFreeze(office, RATNA, "kebocoran kunci"));
        int changed = ledger.bean(OfficeTransactions.class)
                .in(
                        office,
                        () -> ledger.sql()
                                .sql("update office_freeze set frozen = false where office = ?")
                                .param(office.value())
                                .update());
        frozen.refresh();
        assertThat(changed).isZero();
        assertThat(frozen.isFrozen(office)).isTrue();
    }

    @Test
    void anApprovalOfAnOfficeThatWasFrozenMeanwhileDoesNothing() {
        Approval asked = freezes.askToFreeze(office, RATNA, "kebocoran kunci");
        ledger.bean(OfficeTransactions.class).run(OfficeId.CENTRAL, () -> {
            FreezeStore store = ledger.bean(FreezeStore.class);
            store.lock(office, ledger.clock().instant());
            store.set(office, true, ledger.clock().instant(), asked.id(), "lain");
        });
        assertThat(approvals.approve(OfficeId.CENTRAL, asked.id(), SRI, asked.digest()))
                .isEqualTo(ApprovalResult.NO_LONGER_HOLDS);
    }

    @Test
    void whileTheDatabaseIsAwayTheLastKnownStateHolds() {
        approve(freezes.askToFreeze(office, RATNA, "kebocoran kunci"));
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(ledger.database().appUrl());
        FrozenOffices node = new FrozenOffices(new FreezeStore(JdbcClient.create(pool)));
        OfficeId open = ledger.newOffice();
        pool.close();
        node.refresh();
        assertThat(node.isFrozen(office)).isTrue();
        assertThat(node.isFrozen(open)).isFalse();
    }

    private void approve(Approval asked) {
        Person other = asked.askedBy().equals(RATNA.id()) ? SRI : RATNA;
        assertThat(approvals.approve(OfficeId.CENTRAL, asked.id(), other, asked.digest()))
                .isEqualTo(ApprovalResult.DONE);
        frozen.refresh();
    }
}
