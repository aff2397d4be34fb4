package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.lintas.booking.Booking;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplications;
import id.lintas.privacy.Correction;
import id.lintas.privacy.Correction.Field;
import id.lintas.privacy.Correction.Passed;
import id.lintas.privacy.Corrections;
import id.lintas.privacy.SubjectRequest.Kind;
import id.lintas.privacy.SubjectRequests;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A name that an office corrected goes over the real broker to a registry that shares no code with the hub, and back comes that it is stored. */
class CorrectionReachesTheRegistryIT {

    private static final OfficeId PALEMBANG = new OfficeId("palembang");

    private final RunningHub hub = RunningHub.get();
    private final Corrections corrections = hub.bean(Corrections.class);

    @Test
    void aCorrectedNameIsStoredByTheRegistryAndTheBookingsTimelineShowsIt() {
        Booking booking = new ABooking(hub).at(PALEMBANG);
        UUID application = hub.bean(PassportApplications.class)
                .ofBooking(PALEMBANG, booking.code())
                .get(0)
                .id();
        UUID request = hub.bean(SubjectRequests.class)
                .open(PALEMBANG, Kind.CORRECTION, new Nik(ABooking.NIK), "salah ketik", "hana")
                .id();

        corrections.correct(PALEMBANG, request, application, Field.NAME, ABooking.NAME, "hana");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(corrections.of(PALEMBANG, request))
                        .extracting(Correction::passed)
                        .containsExactly(Passed.STORED));
        assertThat(hub.bean(Messages.class).timeline(booking.code()))
                .filteredOn(message -> message.type().contains("correct"))
                .extracting(MessageView::type, MessageView::status)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("id.lintas.applicant.corrected.v1", "DELIVERED"),
                        org.assertj.core.groups.Tuple.tuple("id.lintas.correction.stored.v1", "TAKEN"));
    }
}
