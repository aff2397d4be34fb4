package id.lintas.connector;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** How far a partner's clock is believed. */
public final class PartnerClock {

    /** The partners' business day and local times: western Indonesia, UTC+7 without summer time. */
    public static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    private PartnerClock() {}

    /** Whether somebody can have paid then: since 2000 and no more than a day after the message came. */
    public static boolean plausible(Instant paidAt, Instant receivedAt) {
        return !paidAt.isBefore(EARLIEST) && !paidAt.isAfter(receivedAt.plus(AHEAD));
    }

    /** The day in western Indonesia. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, WIB);
    }
}
