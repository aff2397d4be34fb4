package id.lintas.staff;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rules that all terms of an assignment keep; needs the office's open transaction. */
@Component
class StaffTerms {

    private final StaffStore store;
    private final Offices offices;
    private final Clock clock;

    StaffTerms(StaffStore store, Offices offices, Clock clock) {
        this.store = store;
        this.offices = offices;
        this.clock = clock;
    }

    LocalDate today(OfficeId office) {
        return LocalDate.ofInstant(clock.instant(), offices.get(office).zone());
    }

    /** @throws StaffRefused if a rule forbids these terms */
    void check(OfficeId office, Set<StaffRole> roles, LocalDate endsOn, @Nullable UUID replaces) {
        LocalDate today = today(office);
        if (replaces != null && store.find(office, replaces).isEmpty()) {
            throw new StaffRefused(StaffRefused.Reason.UNKNOWN_PREDECESSOR);
        }
        if (roles.isEmpty()) {
            throw new StaffRefused(StaffRefused.Reason.NO_ROLE);
        }
        if (endsOn.isBefore(today) || endsOn.isAfter(today.plusDays(Rota.LONGEST_DAYS))) {
            throw new StaffRefused(StaffRefused.Reason.BAD_END);
        }
    }

    /** A new assignment that begins today, its account still to be opened. */
    Assignment draft(OfficeId office, Staff.Wanted wanted) {
        check(office, wanted.roles(), wanted.endsOn(), wanted.replaces());
        return new Assignment(
                office,
                UuidCreator.getTimeOrderedEpoch(),
                wanted.username(),
                null,
                Assignment.State.OPENING,
                wanted.roles(),
                today(office),
                wanted.endsOn(),
                null,
                wanted.replaces(),
                null,
                null,
                null);
    }

    /** For the audit trail. */
    static String text(Assignment one) {
        return StaffRole.text(one.roles()) + " until " + one.endsOn();
    }
}
