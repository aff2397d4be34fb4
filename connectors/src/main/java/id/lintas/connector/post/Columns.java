package id.lintas.connector.post;

import id.lintas.connector.PartnerClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** One line of exactly 100 characters, read by column as the contract counts them: from 1, both ends included. */
record Columns(String line) {

    static final int WIDTH = 100;

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    String at(int from, int to) {
        return line.substring(from - 1, to);
    }

    boolean blankFrom(int from) {
        return line.substring(from - 1).isBlank();
    }

    /** The digits as a number; at most 18 of them. */
    Optional<Long> number(int from, int to) {
        String digits = at(from, to);
        return digits.matches("[0-9]+") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    /** Local time in western Indonesia. */
    Optional<Instant> time(int from) {
        String digits = at(from, from + 13);
        if (!digits.matches("[0-9]{14}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(digits, SECONDS)
                    .atZone(PartnerClock.WIB)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
