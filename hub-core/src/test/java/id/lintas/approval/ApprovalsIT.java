package id.lintas.approval;

import static id.lintas.approval.Desk.BUDI;
import static id.lintas.approval.Desk.CLERK;
import static id.lintas.approval.Desk.DEWI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.ledger.NeedsDatabase;
import id.lintas.office.OfficeId;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsDatabase.class)
class ApprovalsIT {

    private final Desk desk = new Desk();

    @Test
    void whatTwoPeopleWantIsDoneOnceAndAudited() {
        Approval asked = desk.ask();
        assertThat(asked.content()).isEqualTo("{\"day\":\"2026-12-01\",\"quota\":5}");
        assertThat(desk.effects(asked)).isZero();

        assertThat(desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest()))
                .isEqualTo(ApprovalResult.DONE);

        assertThat(desk.now(asked).state()).isEqualTo(Approval.State.APPROVED);
        assertThat(desk.now(asked).decision()).extracting(Approval.Decision::by).isEqualTo("id-budi");
        assertThat(desk.effects(asked)).isEqualTo(1);
        assertThat(desk.events(asked)).containsExactly("APPROVAL_ASKED dewi", "APPROVAL_GRANTED budi");
    }

    @Test
    void theSameAccountUnderAnotherNameAndSessionIsTheSamePerson() {
        Approval asked = desk.ask();
        Person again = new Person(DEWI.id(), "dewi-sesi-kedua", Set.of("office-lead"));
        assertThat(desk.approvals.approve(desk.office, asked.id(), again, asked.digest()))
                .isEqualTo(ApprovalResult.SAME_PERSON);
        assertThat(desk.approvals.refuse(desk.office, asked.id(), again, "tidak"))
                .isEqualTo(ApprovalResult.SAME_PERSON);
        assertThat(desk.effects(asked)).isZero();
        assertThat(desk.now(asked).state()).isEqualTo(Approval.State.ASKED);
        assertThat(desk.events(asked)).contains("APPROVAL_DENIED dewi-sesi-kedua");
    }

    @Test
    void anotherPersonOfTheSameNameIsAnotherPerson() {
        Approval asked = desk.ask();
        Person namesake = new Person("id-other", DEWI.name(), Set.of("office-lead"));
        assertThat(desk.approvals.approve(desk.office, asked.id(), namesake, asked.digest()))
                .isEqualTo(ApprovalResult.DONE);
    }

    @Test
    void rolesAreNeededForBothParts() {
        Approval asked = desk.ask();
        assertThat(desk.approvals.approve(desk.office, asked.id(), CLERK, asked.digest()))
                .isEqualTo(ApprovalResult.WRONG_ROLE);
        assertThatThrownBy(() -> desk.approvals.ask(desk.office, BUDI, Desk.KIND, "x", "{}", "sebab"))
                .isInstanceOfSatisfying(
                        AskRefused.class, refused -> assertThat(refused.why()).isEqualTo(AskRefused.Why.WRONG_ROLE));
    }

    @Test
    void anApprovalIsForWhatTheApproverSaw() {
        Approval asked = desk.ask();
        Approval other = desk.ask();
        assertThat(desk.approvals.approve(desk.office, asked.id(), BUDI, other.digest()))
                .isEqualTo(ApprovalResult.CHANGED);
        assertThat(desk.approvals.approve(desk.office, asked.id(), BUDI, "")).isEqualTo(ApprovalResult.CHANGED);
        assertThat(desk.effects(asked)).isZero();
    }

    @Test
    void theDigestCoversEverythingAnApproverSees() {
        String one = Content.digest(desk.office, "k", "s", "{}", "r", "p");
        assertThat(Set.of(
                        one,
                        Content.digest(new OfficeId("other"), "k", "s", "{}", "r", "p"),
                        Content.digest(desk.office, "k2", "s", "{}", "r", "p"),
                        Content.digest(desk.office, "k", "s2", "{}", "r", "p"),
                        Content.digest(desk.office, "k", "s", "{\"a\":1}", "r", "p"),
                        Content.digest(desk.office, "k", "s", "{}", "r2", "p"),
                        Content.digest(desk.office, "k", "s", "{}", "r", "p2")))
                .hasSize(7);
    }

    @Test
    void theSameContentInAnotherOrderIsTheSame() {
        assertThat(Content.canonical("{ \"b\": [1, {\"d\": null, \"c\": true}], \"a\": \"x\" }"))
                .isEqualTo(Content.canonical("{\"a\":\"x\",\"b\":[1,{\"c\":true,\"d\":null}]}"))
                .isEqualTo("{\"a\":\"x\",\"b\":[1,{\"c\":true,\"d\":null}]}");
        for (String bad : new String[] {"[]", "1", "", "{\"a\":1.5}", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":NaN}"}) {
            assertThatThrownBy(() -> Content.canonical(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aWorldThatMovedOnIsNotChanged() {
        Approval asked = desk.ask();
        desk.holds = false;
        assertThat(desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest()))
                .isEqualTo(ApprovalResult.NO_LONGER_HOLDS);
        assertThat(desk.effects(asked)).isZero();
        assertThat(desk.approvals.refuse(desk.office, asked.id(), BUDI, "sudah tidak berlaku"))
                .isEqualTo(ApprovalResult.DONE);
    }

    @Test
    void anEffectThatFailsUndoesTheApproval() {
        Approval asked = desk.ask();
        desk.whileCarryingOut = () -> {
            throw new IllegalStateException("broke");
        };
        assertThatThrownBy(() -> desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest()))
                .hasMessage("broke");
        assertThat(desk.now(asked).state()).isEqualTo(Approval.State.ASKED);
        assertThat(desk.effects(asked)).isZero();
        assertThat(desk.events(asked)).containsExactly("APPROVAL_ASKED dewi");
    }

    @Test
    void nobodyApprovesAfterThreeDays() {
        Approval asked = desk.ask();
        assertThat(asked.expiresAt()).isEqualTo(asked.askedAt().plus(Duration.ofDays(3)));
        desk.pass(Duration.ofDays(3));
        assertThat(desk.approvals.mayDecide(asked, BUDI)).isFalse();
        assertThat(desk.approvals.approve(desk.office, asked.id(), BUDI, asked.digest()))
                .isEqualTo(ApprovalResult.EXPIRED);
        assertThat(desk.effects(asked)).isZero();
        assertThat(desk.events(asked)).containsExactly("APPROVAL_ASKED dewi", "APPROVAL_EXPIRED hub");
    }

    @Test
    void whatNobodyDecidedEndsByItselfAndOnce() {
        Approval asked = desk.ask();
        desk.pass(Duration.ofDays(4));
        assertThat(desk.approvals.expireOverdue()).isPositive();
        assertThat(desk.now(asked).state()).isEqualTo(Approval.State.EXPIRED);
        desk.approvals.expireOverdue();
        assertThat(desk.events(asked)).containsExactly("APPROVAL_ASKED dewi", "APPROVAL_EXPIRED hub");
    }

    @Test
    void oneThingIsAskedForOnceAtATime() {
        Approval first = desk.ask("2026-12-01");
        assertThatThrownBy(() -> desk.ask("2026-12-01"))
                .isInstanceOfSatisfying(
                        AskRefused.class, refused -> assertThat(refused.why()).isEqualTo(AskRefused.Why.ASKED_BEFORE));
        desk.approvals.withdraw(desk.office, first.id(), DEWI);
        Approval second = desk.ask("2026-12-01");
        desk.pass(Duration.ofDays(4));
        assertThat(desk.ask("2026-12-01").id())
                .as("an overdue one stands in nobody's way")
                .isNotEqualTo(second.id());
    }

    @Test
    void anotherOfficesApprovalIsNotThere() {
        Approval asked = desk.ask();
        OfficeId other = desk.ledger.newOffice();
        assertThat(desk.approvals.find(other, asked.id())).isEmpty();
        assertThat(desk.approvals.latest(other, 10)).isEmpty();
        assertThat(desk.approvals.approve(other, asked.id(), BUDI, asked.digest()))
                .isEqualTo(ApprovalResult.UNKNOWN);
        assertThat(desk.approvals.refuse(desk.office, UUID.randomUUID(), BUDI, "x"))
                .isEqualTo(ApprovalResult.UNKNOWN);
    }

    @Test
    void anOfficesKindIsNotTheDirectorates() {
        assertThatThrownBy(() -> desk.approvals.ask(OfficeId.CENTRAL, DEWI, Desk.KIND, "x", "{}", "sebab"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.approvals.ask(desk.office, DEWI, "unknown", "x", "{}", "sebab"))
                .hasMessageContaining("kind: unknown");
    }

    @Test
    void aReasonIsNeeded() {
        for (String reason : new String[] {"", "  ", "x".repeat(501)}) {
            assertThatThrownBy(() -> desk.approvals.ask(desk.office, DEWI, Desk.KIND, "x", "{}", reason))
                    .hasMessageContaining("reason");
            assertThatThrownBy(() -> desk.approvals.refuse(desk.office, UUID.randomUUID(), BUDI, reason))
                    .hasMessageContaining("reason");
        }
    }
}
