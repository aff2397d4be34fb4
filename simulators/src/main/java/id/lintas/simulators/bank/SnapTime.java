package id.lintas.simulators.bank;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** SNAP's 25 characters of time, in Western Indonesia Time: {@code 2026-11-23T16:02:00+07:00}. */
final class SnapTime {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private SnapTime() {}

    static String format(Instant time) {
        return FORM.format(time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(7)));
    }
}
