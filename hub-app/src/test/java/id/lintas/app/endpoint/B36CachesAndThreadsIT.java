package id.lintas.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.app.story.RunningHub;
import id.lintas.keys.Binding;
import id.lintas.keys.DoesNotOpen;
import id.lintas.keys.OfficeKeys;
import id.lintas.message.MessageView;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.passport.UnknownApplication;
import id.lintas.simulators.story.Applicant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * B-36: one thread and then the other office's work, one round after the other: nothing of the office before is left in a
 * cache, a connection, a key or a thread, whether its work ended well or not.
 */
class B36CachesAndThreadsIT {

    private static final RunningHub HUB = RunningHub.get();
    private static final int ROUNDS = 25;
    private static final OfficeId ONE = new OfficeId("sukabumi");
    private static final OfficeId TWO = new OfficeId("tasikmalaya");

    private static Map<OfficeId, UUID> cases = Map.of();
    private static final PassportApplications APPLICATIONS = HUB.bean(PassportApplications.class);

    @BeforeAll
    static void prepare() {
        cases = Map.of(ONE, book(ONE, "ORANG SATU"), TWO, book(TWO, "ORANG DUA"));
    }

    private static UUID book(OfficeId office, String name) {
        Applicant person = new Applicant(name, "1671015211870001", LocalDate.of(1987, 11, 12), "081200000000", 1);
        return APPLICATIONS
                .ofBooking(office, SeededOffice.book(HUB, office, person).code())
                .get(0)
                .id();
    }

    @Test
    void oneThreadServesOneOfficeAfterTheOther() throws Exception {
        onOneThread(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                OfficeId mine = round % 2 == 0 ? ONE : TWO;
                OfficeId other = round % 2 == 0 ? TWO : ONE;
                assertThat(APPLICATIONS.get(mine, id(mine)).applicant())
                        .isNotNull()
                        .extracting(PassportApplication.Applicant::name)
                        .isEqualTo(mine.equals(ONE) ? "ORANG SATU" : "ORANG DUA");
                assertThat(APPLICATIONS.latest(mine, 100))
                        .extracting(PassportApplication::office)
                        .containsOnly(mine);
                assertThatThrownBy(() -> APPLICATIONS.get(mine, id(other))).isInstanceOf(UnknownApplication.class);
                assertThatThrownBy(() -> APPLICATIONS.move(mine, id(mine), Stage.ARCHIVED, "x"))
                        .as("work that ends badly")
                        .isInstanceOf(RuntimeException.class);
                assertThatThrownBy(() -> APPLICATIONS.move(mine, id(other), Stage.ARRIVED, "x"))
                        .isInstanceOf(UnknownApplication.class);
            }
            return true;
        });
    }

    @Test
    void aKeyThatWasUsedForOneOfficeOpensNothingOfTheOther() throws Exception {
        OfficeKeys keys = HUB.bean(OfficeKeys.class);
        Binding same = new Binding("b36", "same");
        onOneThread(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                byte[] sealed = keys.seal(ONE, new byte[] {(byte) round}, same);
                assertThat(keys.open(ONE, sealed, same)).containsExactly(round);
                assertThatThrownBy(() -> keys.open(TWO, sealed, same)).isInstanceOf(DoesNotOpen.class);
            }
            return true;
        });
    }

    @Test
    void anOfficesWorkCannotBeContinuedAsTheOthers() throws Exception {
        OfficeTransactions transactions = HUB.bean(OfficeTransactions.class);
        onOneThread(() -> {
            assertThatThrownBy(() -> transactions.in(ONE, () -> transactions.in(TWO, () -> "x")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("already bound");
            assertThat(APPLICATIONS.latest(TWO, 1))
                    .extracting(PassportApplication::office)
                    .containsExactly(TWO);
            return true;
        });
    }

    /** Messages of two offices that wait side by side go out, each under its own office. */
    @Test
    void theDispatchersThreadsSendEachMessageForItsOwnOffice() {
        id.lintas.message.Messages messages = HUB.bean(id.lintas.message.Messages.class);
        for (OfficeId office : List.of(ONE, TWO)) {
            String booking = APPLICATIONS.get(office, id(office)).bookingCode();
            org.awaitility.Awaitility.await()
                    .until(() -> messages.timeline(booking).stream().anyMatch(MessageView::inbound));
            assertThat(messages.timeline(booking))
                    .extracting(MessageView::office)
                    .containsOnly(office.value());
        }
    }

    private static UUID id(OfficeId office) {
        return java.util.Objects.requireNonNull(cases.get(office));
    }

    private static void onOneThread(Callable<Boolean> work) throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            assertThat(one.submit(work).get(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            one.shutdownNow();
        }
    }
}
