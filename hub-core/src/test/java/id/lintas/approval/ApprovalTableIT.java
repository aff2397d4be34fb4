package id.lintas.approval;

import static id.lintas.approval.Desk.BUDI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import id.lintas.harness.RealPostgres;
import id.lintas.ledger.NeedsDatabase;
import id.lintas.office.OfficeTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the table itself refuses, even to our own code. */
@ExtendWith(NeedsDatabase.class)
class ApprovalTableIT {

    private final Desk desk = new Desk();

    @Test
    void theQuestionCannotBeChanged() {
        Approval asked = desk.ask();
        for (String column : List.of(
                "content = '{}'",
                "digest = repeat('0', 64)",
                "reason = 'x'",
                "asked_by = 'x'",
                "expires_at = now()",
                "kind = 'x'",
                "subject = 'x'")) {
            assertThatThrownBy(() -> update(asked, column))
                    .as(column)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whoAskedCannotApprove() {
        Approval asked = desk.ask();
        assertThatThrownBy(() -> update(asked, decided("APPROVED", "id-dewi")))
                .rootCause()
                .hasMessageContaining("approval_two_people");
        assertThatThrownBy(() -> update(asked, decided("REFUSED", "id-dewi")))
                .rootCause()
                .hasMessageContaining("approval_two_people");
        assertThatThrownBy(() -> update(asked, decided("WITHDRAWN", "id-budi")))
                .rootCause()
                .hasMessageContaining("approval_own_withdrawal");
    }

    @Test
    void aDecisionIsFinal() {
        Approval asked = desk.ask();
        desk.approvals.refuse(desk.office, asked.id(), BUDI, "tidak");
        assertThatThrownBy(() -> update(asked, decided("APPROVED", "id-sari")))
                .rootCause()
                .hasMessageContaining("expected: ASKED");
    }

    @Test
    void aRowThatSomebodyChangedBesideTheHubIsNotApproved() throws SQLException {
        assumeFalse(System.getProperty("lintas.database", "").equals("docker"), "needs the harness's superuser");
        Approval asked = desk.ask();
        try (Connection superuser =
                        RealPostgres.forTests().superuser(desk.ledger.database().name());
                Statement sql = superuser.createStatement()) {
            sql.execute("update approval set content = '{\"quota\":500}' where id = '" + asked.id() + "'");
        }
        assertThat(desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest()))
                .isEqualTo(ApprovalResult.CHANGED);
        assertThat(desk.effects(asked)).isZero();
    }

    private static String decided(String state, String by) {
        return "state = '" + state + "', decided_by = '" + by
                + "', decided_name = 'x', decided_at = asked_at, decided_reason = 'x'";
    }

    private void update(Approval asked, String set) {
        desk.ledger
                .bean(OfficeTransactions.class)
                .run(
                        desk.office,
                        () -> desk.ledger
                                .sql()
                                .sql("update approval set " + set + " where office = ? and id = ?")
                                .params(desk.office.value(), asked.id())
                                .update());
    }
}
