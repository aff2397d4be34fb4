package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalResult;
import id.lintas.approval.Approvals;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.office.OfficeId;
import id.lintas.reconciliation.ReconciledDay.State;
import id.lintas.reconciliation.Reconciliation;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two people sign a day off: what the first one saw, or nothing. */
@ExtendWith(NeedsDatabase.class)
class SignOffIT {

    private static final Person RATNA = new Person("id-ratna", "ratna", Set.of("central-operator"));
    private static final Person SRI = new Person("id-sri", "sri", Set.of("central-operator"));
    private static final Person AGUS = new Person("id-agus", "agus", Set.of("auditor"));

    private final Witnesses the = new Witnesses();
    private final Approvals approvals = the.ledger.bean(Approvals.class);

    @BeforeEach
    void aDayWithADifference() {
        the.bill();
        the.statement("C A 350000");
    }

    @Test
    void twoPeopleSignWhatTheySaw() {
        Approval asked = ask(RATNA);
        assertThat(approve(asked, RATNA)).isEqualTo(ApprovalResult.SAME_PERSON);
        assertThat(approve(asked, AGUS)).isEqualTo(ApprovalResult.WRONG_ROLE);
        assertThat(approve(asked, SRI)).isEqualTo(ApprovalResult.DONE);
        assertThat(the.found().state()).isEqualTo(State.SIGNED);
        assertThat(the.found().signed()).satisfies(signed -> {
            assertThat(signed.askedBy()).isEqualTo("ratna");
            assertThat(signed.by()).isEqualTo("sri");
        });
        assertThatThrownBy(() -> ask(RATNA)).isInstanceOf(AskRefused.class);
    }

    @Test
    void aDifferenceThatCameMeanwhileEndsTheSignOff() {
        Approval asked = ask(RATNA);
        the.statement("C B 1 -");
        assertThat(approve(asked, SRI)).isEqualTo(ApprovalResult.NO_LONGER_HOLDS);
        assertThat(the.found().state()).isEqualTo(State.DIFFERENCES);
    }

    @Test
    void aDifferenceThatWentMeanwhileEndsItToo() {
        Approval asked = ask(RATNA);
        the.confirm("A", 350_000);
        assertThat(approve(asked, SRI)).isEqualTo(ApprovalResult.NO_LONGER_HOLDS);
    }

    /** What changes after the signatures shows. */
    @Test
    void aSignedDayThatChangesSaysSo() {
        approve(ask(RATNA), SRI);
        the.statement("C B 1 -");
        the.run();
        assertThat(the.found().state()).isEqualTo(State.CHANGED);
        assertThat(approve(ask(SRI), RATNA)).isEqualTo(ApprovalResult.DONE);
        assertThat(the.found().state()).isEqualTo(State.SIGNED);
    }

    @Test
    void aDayWithoutAStatementIsNotSigned() {
        Witnesses bare = new Witnesses();
        bare.bill();
        bare.confirm("A", 350_000);
        assertThatThrownBy(() -> bare.ledger
                        .bean(Reconciliation.class)
                        .askSignOff(Witnesses.BANK.value(), bare.day, RATNA, "cocok"))
                .isInstanceOf(AskRefused.class);
    }

    private Approval ask(Person person) {
        return the.ledger.bean(Reconciliation.class).askSignOff(Witnesses.BANK.value(), the.day, person, "cocok");
    }

    private ApprovalResult approve(Approval asked, Person person) {
        return approvals.approve(OfficeId.CENTRAL, asked.id(), person, asked.digest());
    }
}
