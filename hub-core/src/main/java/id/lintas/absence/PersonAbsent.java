package id.lintas.absence;

import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.office.UnknownOffice;
import id.lintas.passport.MoveCondition;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.Stage;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Nobody closes a case for its person's absence before the time for coming is over, neither people nor the hub. */
@Component
class PersonAbsent implements MoveCondition {

    private final AbsenceStore store;
    private final Offices offices;
    private final Clock clock;

    PersonAbsent(AbsenceStore store, Offices offices, Clock clock) {
        this.store = store;
        this.offices = offices;
        this.clock = clock;
    }

    @Override
    public boolean allows(PassportApplication current, Stage next) {
        return Absence.endingIn(next).map(absence -> over(absence, current)).orElse(true);
    }

    private boolean over(Absence absence, PassportApplication current) {
        Integer days = absence.seenAtOnce()
                ? Integer.valueOf(0)
                : rules(current.office()).get(absence);
        return days != null && store.inVain(absence, current.office(), current.id(), waiting(current.office(), days));
    }

    /** The rules in force today at the office. */
    Map<Absence, Integer> rules(OfficeId office) {
        return store.rules(LocalDate.ofInstant(clock.instant(), zone(office)));
    }

    /** So many whole days must be over. */
    Waiting waiting(OfficeId office, int days) {
        return Waiting.of(days, clock.instant(), zone(office));
    }

    private ZoneId zone(OfficeId office) {
        return offices.known(office)
                .orElseThrow(() -> new UnknownOffice(office))
                .zone();
    }
}
