package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.absence.Absence;
import id.lintas.absence.Absences;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.passport.IllegalTransition;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case whose person does not come has an end: when it is due, once, and on the record. */
@ExtendWith(NeedsDatabase.class)
class AbsencesIT {

    private final Ledger ledger = Ledger.get();
    private final Absences absences = ledger.bean(Absences.class);
    private final PassportApplications applications = ledger.bean(PassportApplications.class);
    private final AbsentPersons people = new AbsentPersons(ledger);
    private final EndedCases cases = new EndedCases(ledger);
    private final OfficeId office = ledger.newOffice();

    @Test
    void anAppointmentIsOverOnceThirtyWholeDaysHavePassed() {
        PassportApplication soon = people.booked(office, 30);
        PassportApplication due = people.booked(office, 31);
        PassportApplication longDue = people.booked(office, 400);
        PassportApplication tocome = people.booked(office, -5);

        assertThat(absences.close(office)).isEqualTo(2);

        assertThat(people.stage(office, soon)).isEqualTo(Stage.BOOKED);
        assertThat(people.stage(office, tocome)).isEqualTo(Stage.BOOKED);
        assertThat(people.stage(office, due)).isEqualTo(Stage.NO_SHOW);
        assertThat(people.stage(office, longDue)).isEqualTo(Stage.NO_SHOW);
        assertThat(people.moves(office, due)).singleElement().satisfies(move -> {
            assertThat(move.actor()).isEqualTo("hub");
            assertThat(move.detail()).isEqualTo("NO_SHOW");
        });
    }

    @Test
    void aBillThatNobodyPaidIsOverOnceThirtyWholeDaysHavePassedSinceItsExpiry() {
        PassportApplication open = people.billed(office, -3);
        PassportApplication soon = people.billed(office, 30);
        PassportApplication due = people.billed(office, 31);

        assertThat(absences.close(office)).isEqualTo(1);

        assertThat(people.stage(office, open)).isEqualTo(Stage.BILLED);
        assertThat(people.stage(office, soon)).isEqualTo(Stage.BILLED);
        assertThat(people.stage(office, due)).isEqualTo(Stage.UNPAID);
    }

    /** One moment, one day of the appointment, two offices at the ends of the world: a day lies between their midnights. */
    @Test
    void theOfficesOwnDayDecides() {
        ZoneId east = ZoneId.of("Etc/GMT-14");
        ZoneId west = ZoneId.of("Etc/GMT+12");
        OfficeId ahead = ledger.newOffice(east);
        OfficeId behind = ledger.newOffice(west);
        int apart = (int) (LocalDate.ofInstant(people.now(), east).toEpochDay()
                - LocalDate.ofInstant(people.now(), west).toEpochDay());
        assertThat(apart).isBetween(1, 2);
        PassportApplication there = people.booked(ahead, 31);
        PassportApplication here = people.booked(behind, 31 - apart);

        absences.close(ahead);
        absences.close(behind);

        assertThat(people.stage(ahead, there)).isEqualTo(Stage.NO_SHOW);
        assertThat(people.stage(behind, here)).isEqualTo(Stage.BOOKED);
    }

    @ParameterizedTest
    @CsvSource({"DUE", "SENT", "PARKED"})
    void aCaseWithAMessageUnderWayWaitsForIt(String status) {
        PassportApplication busy = people.booked(office, 60);
        cases.sql(
                office,
                "update delivery_state set status = '" + status + "' where office = :office "
                        + "and id in (select id from delivery where correlation = :booking)",
                busy,
                people.now());
        PassportApplication idle = people.booked(office, 60);
        assertThat(absences.close(office)).isEqualTo(1);
        assertThat(people.stage(office, busy)).isEqualTo(Stage.BOOKED);
        assertThat(people.stage(office, idle)).as("a neighbour without it").isEqualTo(Stage.NO_SHOW);

        people.delivered(office, busy);
        assertThat(absences.close(office)).as("control: once it arrived").isEqualTo(1);
    }

    @Test
    void aFrozenOfficeIsLeftAsItIs() {
        PassportApplication one = people.booked(office, 60);
        people.freeze(office, true);
        assertThat(absences.close(office)).isZero();
        assertThat(people.stage(office, one)).isEqualTo(Stage.BOOKED);
        people.freeze(office, false);
        assertThat(absences.close(office)).as("control: once it is open again").isEqualTo(1);
    }

    @Test
    void anotherOfficesCasesAreNotTouched() {
        OfficeId other = ledger.newOffice();
        PassportApplication theirs = people.booked(other, 60);
        people.booked(office, 60);
        assertThat(absences.close(office)).isEqualTo(1);
        assertThat(people.stage(other, theirs)).isEqualTo(Stage.BOOKED);
        assertThat(people.closings(other, Absence.NO_SHOW)).isEmpty();
    }

    @Test
    void whoCameIsNotClosedHoweverLongTheOfficeTakes() {
        PassportApplication one = people.booked(office, 0);
        applications.move(office, one.id(), Stage.ARRIVED, "dewi");
        people.aged(office, one, Duration.ofDays(400));
        cases.sql(
                office,
                "update booking set day = day - 400 where office = :office and code = :booking",
                one,
                people.now());
        assertThat(absences.close(office)).isZero();
    }

    @Test
    void eachStepIsSmallAndOnTheRecordAndASecondRunFindsNothing() {
        for (int i = 0; i < 7; i++) {
            people.booked(office, 60);
        }
        assertThat(absences.close(office)).isEqualTo(7);
        List<AuditTrail.Entry> steps = people.closings(office, Absence.NO_SHOW);
        assertThat(steps).extracting(EndedCases::removed).containsExactly(3, 3, 1);
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.actor()).isEqualTo("hub");
            assertThat(step.detail()).matches("[0-9]+ closed, due before [0-9]{4}-[0-9]{2}-[0-9]{2}");
        });
        assertThat(absences.close(office)).isZero();
        assertThat(people.closings(office, Absence.NO_SHOW)).hasSize(3);
    }

    @Test
    void severalNodesAtOnceCloseEveryCaseOnce() throws Exception {
        int many = 9;
        List<PassportApplication> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(people.booked(office, 60));
        }
        ExecutorService nodes = Executors.newFixedThreadPool(3);
        CyclicBarrier together = new CyclicBarrier(3);
        int closed = 0;
        try {
            List<Future<Integer>> runs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                runs.add(nodes.submit(() -> {
                    together.await();
                    return absences.close(office);
                }));
            }
            for (Future<Integer> run : runs) {
                closed += run.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        closed += absences.close(office);
        assertThat(closed).isEqualTo(many);
        assertThat(all).allSatisfy(one -> assertThat(people.moves(office, one)).hasSize(1));
    }

    @Test
    void theOfficeMayMarkItTheDayAfterAndTakeItBackWhenThePersonComes() {
        PassportApplication today = people.booked(office, 0);
        PassportApplication yesterday = people.booked(office, 1);
        assertThat(applications.allows(today, Stage.NO_SHOW)).isFalse();
        assertThatThrownBy(() -> applications.move(office, today.id(), Stage.NO_SHOW, "dewi"))
                .isInstanceOf(IllegalTransition.class);
        assertThat(people.stage(office, today)).isEqualTo(Stage.BOOKED);

        assertThat(applications.allows(yesterday, Stage.NO_SHOW)).isTrue();
        applications.move(office, yesterday.id(), Stage.NO_SHOW, "dewi");
        applications.move(office, yesterday.id(), Stage.ARRIVED, "dewi");

        assertThat(people.moves(office, yesterday))
                .extracting(AuditTrail.Entry::detail)
                .containsExactly("NO_SHOW", "ARRIVED");
        absences.close(office);
        assertThat(people.stage(office, yesterday)).isEqualTo(Stage.ARRIVED);
    }

    @Test
    void aRuleHoldsFromItsDayOn() throws SQLException {
        PassportApplication one = people.booked(office, 20);
        try (Connection owner = DriverManager.getConnection(
                        ledger.database().ownerUrl(),
                        ledger.database().ownerUser(),
                        ledger.database().ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(
                    "insert into absence_rule (absence, valid_from, days) values ('NO_SHOW', '2999-01-01', 1)");
        }
        assertThat(absences.rules(office)).containsEntry(Absence.NO_SHOW, 30);
        assertThat(absences.close(office)).isZero();
        assertThat(people.stage(office, one)).isEqualTo(Stage.BOOKED);
    }

    @Test
    void thePageSaysTheRulesThatAreInForce() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "retention.md"));
        Map<String, Integer> said = Pattern.compile("\\| `([A-Z_]+)` \\| after ([0-9]+) days \\|")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Integer.parseInt(row.group(2))));
        Map<String, Integer> held = absences.rules(office).entrySet().stream()
                .collect(Collectors.toMap(rule -> rule.getKey().name(), Map.Entry::getValue));
        assertThat(said).isEqualTo(held);
    }
}
