package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.staff.Assignment;
import id.lintas.staff.Assignment.Standing;
import id.lintas.staff.Duty;
import id.lintas.staff.Handovers;
import id.lintas.staff.Invitations;
import id.lintas.staff.Rota;
import id.lintas.staff.Staff;
import id.lintas.staff.Staff.Wanted;
import id.lintas.staff.StaffRefused;
import id.lintas.staff.StaffRefused.Reason;
import id.lintas.staff.StaffRole;
import id.lintas.staff.UnknownAssignment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsDatabase.class)
class StaffIT {

    private final Ledger ledger = Ledger.get();
    private final Staff staff = ledger.bean(Staff.class);
    private final Handovers handovers = ledger.bean(Handovers.class);
    private final Invitations invitations = ledger.bean(Invitations.class);

    private final OfficeId office = ledger.newOffice();
    private final LocalDate today = staff.today(office);

    @Test
    void anAssignmentGivesNoRightBeforeItsAccountIsOpen() {
        Assignment begun = staff.begin(office, wanted("sari", StaffRole.CLERK), "sri");
        assertThat(begun.standing(today)).isEqualTo(Standing.OPENING);
        assertThat(begun.current(today, "account")).isFalse();
        Assignment ready = staff.ready(office, begun.id(), "account");
        assertThat(ready.current(today, "account")).isTrue();
        assertThat(ready.current(today, "another")).isFalse();
        assertThat(staff.ready(office, begun.id(), "account"))
                .as("may be repeated")
                .isEqualTo(ready);
    }

    @Test
    void aUserNameIsTakenOnceForAnOfficeAndFreeAtAnother() {
        staff.begin(office, wanted("sari", StaffRole.CLERK), "sri");
        refused(Reason.NAME_TAKEN, () -> staff.begin(office, wanted("sari", StaffRole.CASHIER), "sri"));
        OfficeId other = ledger.newOffice();
        assertThat(staff.begin(other, wanted("sari", StaffRole.CASHIER), "ani").roles())
                .containsExactly(StaffRole.CASHIER);
        assertThat(staff.find(office, "sari").orElseThrow().roles()).containsExactly(StaffRole.CLERK);
    }

    @Test
    void anotherOfficesAssignmentLooksAbsent() {
        Assignment mine = current("sari", StaffRole.CLERK);
        OfficeId other = ledger.newOffice();
        assertThat(staff.all(other)).isEmpty();
        assertThatThrownBy(() -> staff.get(other, mine.id())).isInstanceOf(UnknownAssignment.class);
        assertThatThrownBy(() -> handovers.write(other, mine.id(), "x", "ani")).isInstanceOf(UnknownAssignment.class);
        refused(
                Reason.UNKNOWN_PREDECESSOR,
                () -> staff.begin(other, new Wanted("budi", Set.of(StaffRole.CLERK), Rota.end(today), mine.id()), "x"));
    }

    @Test
    void noAssignmentIsWithoutRoleOrWithoutAnEndThatIsNear() {
        refused(Reason.NO_ROLE, () -> staff.begin(office, wanted("sari"), "sri"));
        for (LocalDate bad : List.of(today.minusDays(1), today.plusDays(Rota.LONGEST_DAYS + 1L))) {
            refused(
                    Reason.BAD_END,
                    () -> staff.begin(office, new Wanted("sari", Set.of(StaffRole.CLERK), bad, null), "sri"));
        }
        assertThat(staff.all(office)).isEmpty();
    }

    @Test
    void theLastAdminStays() {
        Assignment admin = current("sri", StaffRole.OFFICE_ADMIN);
        refused(Reason.LAST_ADMIN, () -> staff.end(office, admin.id(), "sri"));
        refused(
                Reason.LAST_ADMIN,
                () -> staff.change(office, admin.id(), Set.of(StaffRole.CLERK), Rota.end(today), "sri"));
        Assignment second = current("ani", StaffRole.OFFICE_ADMIN, StaffRole.CLERK);
        staff.end(office, admin.id(), "ani");
        refused(Reason.LAST_ADMIN, () -> staff.end(office, second.id(), "ani"));
    }

    @Test
    void twoAdminsWhoEndEachOtherAtTheSameTimeLeaveOne() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 10; i++) {
                OfficeId one = ledger.newOffice();
                Assignment first = current(one, "sri", StaffRole.OFFICE_ADMIN);
                Assignment second = current(one, "ani", StaffRole.OFFICE_ADMIN);
                List<Future<Boolean>> ends =
                        both.invokeAll(List.<Callable<Boolean>>of(() -> ends(one, first), () -> ends(one, second)));
                assertThat(ends.get(0).get() ^ ends.get(1).get())
                        .as("one of two")
                        .isTrue();
            }
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void membersOfTheDirectorateAreAdoptedOnceAndNeverRevived() {
        Assignment adopted = staff.adopt(office, "dewi", "1", Set.of(StaffRole.CLERK));
        assertThat(adopted.current(today, "1")).isTrue();
        assertThat(adopted.endsOn()).isEqualTo(Rota.end(today));
        staff.end(office, adopted.id(), "sri");
        Assignment again = staff.adopt(office, "dewi", "1", Set.of(StaffRole.CLERK, StaffRole.OFFICE_ADMIN));
        assertThat(again.standing(today)).isEqualTo(Standing.ENDED);
        assertThat(again.roles()).containsExactly(StaffRole.CLERK);
    }

    @Test
    void oneWhoIsRevivedIsOpenedAgain() {
        Assignment clerk = current("sari", StaffRole.CLERK);
        staff.end(office, clerk.id(), "sri");
        assertThat(staff.over(office)).extracting(Assignment::id).containsExactly(clerk.id());
        staff.closed(office, clerk.id(), "account disabled");
        assertThat(staff.over(office)).isEmpty();
        Assignment revived = staff.change(office, clerk.id(), Set.of(StaffRole.CLERK), Rota.end(today), "sri");
        assertThat(revived.standing(today)).isEqualTo(Standing.OPENING);
        assertThat(staff.ready(office, clerk.id(), "account").current(today, "account"))
                .isTrue();
        staff.closed(office, clerk.id(), "too late");
        assertThat(staff.get(office, clerk.id()).closedAt())
                .as("a closing that was overtaken closes nothing")
                .isNull();
    }

    @Test
    void theSuccessorReadsWhatThePredecessorLeftUntilTheyConfirm() {
        Assignment leaving = current("dewi", StaffRole.CLERK);
        handovers.write(office, leaving.id(), "  Arsip di laci kiri.\r\nKunci pada satpam.\u0007 ", "dewi");
        Assignment successor = staff.ready(
                office,
                staff.begin(office, new Wanted("sari", Set.of(StaffRole.CLERK), Rota.end(today), leaving.id()), "sri")
                        .id(),
                "account");
        assertThat(handovers.unread(successor))
                .hasValueSatisfying(
                        note -> assertThat(note.text()).isEqualTo("Arsip di laci kiri.\nKunci pada satpam."));
        handovers.read(office, "sari");
        assertThat(handovers.unread(staff.get(office, successor.id()))).isEmpty();
        ledger.clock().forward(Duration.ofSeconds(1));
        handovers.write(office, leaving.id(), "Kunci pada Pak Joko.", "sri");
        assertThat(handovers.unread(staff.get(office, successor.id())))
                .as("changed since")
                .isPresent();
        assertThat(handovers.unread(staff.get(office, leaving.id()))).isEmpty();
    }

    @Test
    void aNoteIsSealedWhereItLies() {
        Assignment leaving = current("dewi", StaffRole.CLERK);
        handovers.write(office, leaving.id(), "Berkas Siti Aminah menunggu.", "dewi");
        byte[] sealed = ledger.bean(OfficeTransactions.class)
                .in(
                        office,
                        () -> ledger.sql()
                                .sql("select sealed from handover_note where office = ?")
                                .param(office.value())
                                .query((row, n) -> row.getBytes(1))
                                .single());
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Siti", "Aminah");
        refused(Reason.BAD_NOTE, () -> handovers.write(office, leaving.id(), " \n ", "dewi"));
        refused(
                Reason.BAD_NOTE,
                () -> handovers.write(office, leaving.id(), "x".repeat(Handovers.LONGEST + 1), "dewi"));
    }

    @Test
    void anInvitationIsGoodForOnePersonOfItsOfficeAndForAWhile() {
        Set<StaffRole> roles = Set.of(StaffRole.CASHIER);
        String code = invitations.make(office, roles, Rota.end(today), null, "sri");
        assertThat(code).matches("([a-z2-9]{4}-){3}[a-z2-9]{4}");
        OfficeId other = ledger.newOffice();
        refused(Reason.BAD_CODE, () -> invitations.take(other, code, "budi"));
        refused(Reason.BAD_CODE, () -> invitations.take(office, code + "x", "budi"));
        Assignment joined = invitations.take(office, " " + code.toUpperCase(java.util.Locale.ROOT), "budi");
        assertThat(joined.roles()).isEqualTo(roles);
        refused(Reason.BAD_CODE, () -> invitations.take(office, code, "ani"));

        staff.ready(office, joined.id(), "account");
        String second = invitations.make(office, roles, Rota.end(today), null, "sri");
        refused(Reason.NAME_TAKEN, () -> invitations.take(office, second, "budi"));
        assertThat(invitations.take(office, second, "ani").username())
                .as("a refusal does not burn the code")
                .isEqualTo("ani");
        String old = invitations.make(office, roles, Rota.end(today), null, "sri");
        ledger.bean(OfficeTransactions.class)
                .run(
                        office,
                        () -> ledger.sql()
                                .sql("update staff_invitation set expires_at = made_at where office = ?")
                                .param(office.value())
                                .update());
        refused(Reason.BAD_CODE, () -> invitations.take(office, old, "joko"));
    }

    @Test
    void theTableOfDutiesIsWhatTheOfficesAgreedOn() {
        assertThat(StaffRole.values())
                .allSatisfy(role -> assertThat(Duty.READ.of(Set.of(role))).isTrue());
        assertThat(Duty.STAFF.roles()).containsExactly(StaffRole.OFFICE_ADMIN);
        assertThat(Duty.SEE_PAYMENTS.of(Set.of(StaffRole.OFFICE_ADMIN, StaffRole.ADJUDICATOR)))
                .isFalse();
        assertThat(Duty.CAPTURE.roles()).containsExactly(StaffRole.CLERK);
    }

    @Test
    void theRotaYearEndsAtLeastAMonthAhead() {
        assertThat(Rota.end(LocalDate.of(2026, 11, 26))).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(Rota.end(LocalDate.of(2026, 12, 2))).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    private Wanted wanted(String username, StaffRole... roles) {
        return new Wanted(username, Set.of(roles), Rota.end(today), (@Nullable UUID) null);
    }

    private Assignment current(String username, StaffRole... roles) {
        return current(office, username, roles);
    }

    private Assignment current(OfficeId at, String username, StaffRole... roles) {
        return staff.ready(at, staff.begin(at, wanted(username, roles), "sri").id(), "account");
    }

    private boolean ends(OfficeId at, Assignment one) {
        try {
            staff.end(at, one.id(), "x");
            return true;
        } catch (StaffRefused e) {
            return false;
        }
    }

    private static void refused(Reason reason, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        StaffRefused.class, why -> assertThat(why.reason()).isEqualTo(reason));
    }
}
