package id.lintas.staff;

import id.lintas.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's time at one office.
 *
 * @param office the office
 * @param id names it in addresses and in the audit trail
 * @param username the user name at the identity provider, lower case
 * @param account the identity provider's own id of the person; null while the account is being opened
 * @param state how far the account is
 * @param roles what the person is there, at least one
 * @param startsOn first day, in the office's time zone
 * @param endsOn last day, in the office's time zone
 * @param endedAt when an admin ended it before its last day, or null
 * @param replaces whose work the person takes over, or null
 * @param noteReadAt when the person confirmed to have read that one's handover note, or null
 * @param lastLoginAt the latest login, or null
 * @param closedAt when the identity provider was told that it is over, or null
 */
public record Assignment(
        OfficeId office,
        UUID id,
        String username,
        @Nullable String account,
        State state,
        Set<StaffRole> roles,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable Instant endedAt,
        @Nullable UUID replaces,
        @Nullable Instant noteReadAt,
        @Nullable Instant lastLoginAt,
        @Nullable Instant closedAt) {

    /** How far the account at the identity provider is. */
    public enum State {
        /** Being opened; gives no right yet. */
        OPENING,
        /** Opened. */
        READY,
        /** The account never came to be; gives no right. */
        WITHDRAWN
    }

    /** Where an assignment stands on a day. */
    public enum Standing {
        /** Being opened. */
        OPENING,
        /** Its first day is still to come. */
        COMING,
        /** Under way: the only standing that opens a door. */
        CURRENT,
        /** Its last day is over or an admin ended it. */
        ENDED,
        /** Never came to be. */
        WITHDRAWN
    }

    public Assignment {
        roles = Set.copyOf(roles);
    }

    /** Where it stands on this day of the office's calendar. */
    public Standing standing(LocalDate today) {
        if (state == State.WITHDRAWN) {
            return Standing.WITHDRAWN;
        }
        if (endedAt != null || today.isAfter(endsOn)) {
            return Standing.ENDED;
        }
        if (state == State.OPENING) {
            return Standing.OPENING;
        }
        return today.isBefore(startsOn) ? Standing.COMING : Standing.CURRENT;
    }

    /** Whether it is under way on this day, for the person with this account. */
    public boolean current(LocalDate today, String ofAccount) {
        return standing(today) == Standing.CURRENT && ofAccount.equals(account);
    }

    /** The duties of its roles. */
    public Set<Duty> duties() {
        Set<Duty> duties = EnumSet.noneOf(Duty.class);
        for (Duty duty : Duty.values()) {
            if (duty.of(roles)) {
                duties.add(duty);
            }
        }
        return duties;
    }

    Assignment ready(String newAccount) {
        return with(newAccount, State.READY, roles, endsOn, endedAt, noteReadAt, null);
    }

    /** A new try to open the account. */
    Assignment opening(@Nullable UUID newReplaces, LocalDate today) {
        return new Assignment(
                office,
                id,
                username,
                null,
                State.OPENING,
                roles,
                today,
                endsOn,
                null,
                newReplaces,
                null,
                lastLoginAt,
                null);
    }

    Assignment withdrawn() {
        return with(account, State.WITHDRAWN, roles, endsOn, endedAt, noteReadAt, closedAt);
    }

    /** Other roles, another last day; one that was over must be opened again, closed already or about to be. */
    Assignment changed(Set<StaffRole> newRoles, LocalDate newEnd, LocalDate today) {
        return with(
                account,
                standing(today) == Standing.ENDED ? State.OPENING : state,
                newRoles,
                newEnd,
                null,
                noteReadAt,
                null);
    }

    Assignment ended(Instant at) {
        return with(account, state, roles, endsOn, at, noteReadAt, closedAt);
    }

    Assignment closed(Instant at) {
        return with(account, state, roles, endsOn, endedAt, noteReadAt, at);
    }

    Assignment noteRead(Instant at) {
        return with(account, state, roles, endsOn, endedAt, at, closedAt);
    }

    private Assignment with(
            @Nullable String newAccount,
            State newState,
            Set<StaffRole> newRoles,
            LocalDate newEnd,
            @Nullable Instant newEnded,
            @Nullable Instant newRead,
            @Nullable Instant newClosed) {
        return new Assignment(
                office,
                id,
                username,
                newAccount,
                newState,
                newRoles,
                startsOn,
                newEnd,
                newEnded,
                replaces,
                newRead,
                lastLoginAt,
                newClosed);
    }
}
