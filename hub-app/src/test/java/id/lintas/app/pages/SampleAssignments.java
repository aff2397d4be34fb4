package id.lintas.app.pages;

import id.lintas.audit.AuditEvent;
import id.lintas.office.OfficeId;
import id.lintas.staff.Assignment;
import id.lintas.staff.Assignments;
import id.lintas.staff.StaffRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Assignments in memory, with the notes that were made. */
public final class SampleAssignments implements Assignments {

    private final Map<String, Assignment> rows = new ConcurrentHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** Puts a row of an account under way. */
    public Assignment put(
            OfficeId office,
            String username,
            String account,
            Set<StaffRole> roles,
            LocalDate startsOn,
            LocalDate endsOn) {
        Assignment row = new Assignment(
                office,
                UUID.randomUUID(),
                username,
                account,
                Assignment.State.READY,
                roles,
                startsOn,
                endsOn,
                null,
                null,
                null,
                null,
                null);
        rows.put(key(office, username), row);
        return row;
    }

    /** Notes such as {@code ACCESS_REFUSED dewi STAFF}. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public Optional<Assignment> find(OfficeId office, String username) {
        @Nullable Assignment row = rows.get(key(office, username));
        return Optional.ofNullable(row);
    }

    @Override
    public Assignment adopt(OfficeId office, String username, String account, Set<StaffRole> roles) {
        return put(office, username, account, roles, LocalDate.of(2026, 1, 1), LocalDate.of(2099, 12, 31));
    }

    @Override
    public void loggedIn(Assignment mine) {}

    @Override
    public void mayNot(Assignment mine, String duty) {
        notes.add("ACCESS_REFUSED " + mine.username() + " " + duty);
    }

    @Override
    public void stayedOut(Assignment mine, String why) {
        notes.add("LOGIN_REFUSED " + mine.username() + " " + why);
    }

    @Override
    public void note(Assignment about, AuditEvent event, String actor, String detail) {
        notes.add(event + " " + actor + " " + detail);
    }

    private static String key(OfficeId office, String username) {
        return office + "/" + username;
    }
}
