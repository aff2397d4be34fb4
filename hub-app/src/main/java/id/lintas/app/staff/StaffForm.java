package id.lintas.app.staff;

import id.lintas.staff.StaffRole;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an admin typed; every field as it came, so that a form with a mistake can be shown again.
 *
 * @param username the part of the user name before the office's code
 * @param name full name
 * @param email address
 * @param role names of roles
 * @param ends last day, ISO
 * @param replaces id of the assignment taken over from, or empty
 */
record StaffForm(
        @Nullable String username,
        @Nullable String name,
        @Nullable String email,
        @Nullable List<String> role,
        @Nullable String ends,
        @Nullable String replaces) {

    StaffForm {
        username = clean(username).toLowerCase(Locale.ROOT);
        name = clean(name).replaceAll("\\s+", " ");
        email = clean(email);
        role = role == null ? List.of() : List.copyOf(role);
        ends = clean(ends);
        replaces = clean(replaces);
    }

    /** An empty form that ends on this day. */
    static StaffForm ending(LocalDate day) {
        return new StaffForm(null, null, null, null, day.toString(), null);
    }

    /** What is wrong with the person's own data, as the name of a word; empty if nothing. */
    Optional<String> problem() {
        if (!clean(username).matches("[a-z][a-z0-9]{1,19}")) {
            return Optional.of("username");
        }
        if (!clean(name).matches("[\\p{L}][\\p{L} .,’'-]{1,79}")) {
            return Optional.of("name");
        }
        if (!clean(email).matches("[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{3,100}")) {
            return Optional.of("email");
        }
        return Optional.empty();
    }

    /** The roles that exist among those sent. */
    Set<StaffRole> roles() {
        Set<StaffRole> roles = EnumSet.noneOf(StaffRole.class);
        for (StaffRole one : StaffRole.values()) {
            if (role != null && role.contains(one.name())) {
                roles.add(one);
            }
        }
        return roles;
    }

    /** The last day; one that cannot be read is a day long past, which a rule refuses. */
    LocalDate endsOn() {
        try {
            return LocalDate.parse(clean(ends));
        } catch (DateTimeParseException e) {
            return LocalDate.EPOCH;
        }
    }

    @Nullable
    UUID predecessor() {
        try {
            return clean(replaces).isEmpty() ? null : UUID.fromString(clean(replaces));
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
