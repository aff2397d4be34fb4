package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.booking.Booking;
import id.lintas.booking.Bookings;
import id.lintas.booking.NoPlace;
import id.lintas.message.Messages;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.passport.IllegalTransition;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsDatabase.class)
class BookingsIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();

    @Test
    void neverSellsMorePlacesThanThereAre() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(12);
        int booked = 0;
        try {
            Callable<Boolean> applicant = () -> {
                try {
                    ledger.book(office);
                    return true;
                } catch (NoPlace full) {
                    return false;
                }
            };
            List<Future<Boolean>> answers = new ArrayList<>(crowd.invokeAll(Collections.nCopies(40, applicant)));
            for (Future<Boolean> answer : answers) {
                booked += answer.get() ? 1 : 0;
            }
        } finally {
            crowd.shutdownNow();
        }
        assertThat(booked).isEqualTo(10);
        assertThat(ledger.bean(Bookings.class)
                        .places(office, Lane.REGULAR)
                        .get(0)
                        .left())
                .isZero();
    }

    @Test
    void owesTheAnnouncementInTheTransactionOfTheBooking() {
        Booking booking = ledger.book(office);
        assertThat(ledger.bean(Messages.class).timeline(booking.code()))
                .singleElement()
                .satisfies(message -> assertThat(message.type()).isEqualTo(Bookings.ANNOUNCED));
    }

    @Test
    void takesTheFirstAcknowledgementAndIgnoresOneForAnotherBooking() {
        Booking booking = ledger.book(office);
        String answer = "{\"bookingCode\":\"%s\",\"registryReference\":\"%s\",\"storedAt\":\"2026-11-23T09:00:00Z\"}";
        ledger.answer(
                office, Bookings.ANNOUNCED, "id.lintas.booking.acknowledged.v1", answer.formatted("XXX-0000-00", "R0"));
        assertThat(ledger.bean(Bookings.class)
                        .find(office, booking.code())
                        .orElseThrow()
                        .acknowledgedAt())
                .isNull();
        ledger.answer(
                office,
                Bookings.ANNOUNCED,
                "id.lintas.booking.acknowledged.v1",
                answer.formatted(booking.code(), "R1"));
        ledger.answer(
                office,
                Bookings.ANNOUNCED,
                "id.lintas.booking.acknowledged.v1",
                answer.formatted(booking.code(), "R2"));
        assertThat(ledger.bean(Bookings.class)
                        .find(office, booking.code())
                        .orElseThrow()
                        .registryReference())
                .isEqualTo("R1");
    }

    @Test
    void refusesToSkipAStage() {
        Booking booking = ledger.book(office);
        PassportApplications applications = ledger.bean(PassportApplications.class);
        PassportApplication application =
                applications.ofBooking(office, booking.code()).get(0);
        assertThatThrownBy(() -> applications.move(office, application.id(), Stage.PAID, "dewi"))
                .isInstanceOf(IllegalTransition.class);
    }
}
