package id.lintas.ledger;

import id.lintas.office.Lane;
import id.lintas.office.Limits;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.office.OpeningRule;
import id.lintas.office.Session;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Offices made by tests; each has its own system behind a link and sessions of ten places. */
public final class TestOffices implements Offices {

    private final Map<String, Office> offices = new ConcurrentSkipListMap<>();

    OfficeId add(ZoneId zone) {
        long number = Ledger.number();
        OfficeId id = new OfficeId("office-" + number);
        String code =
                "" + (char) ('A' + number / 676 % 26) + (char) ('A' + number / 26 % 26) + (char) ('A' + number % 26);
        offices.put(
                id.value(),
                new Office(
                        id,
                        code,
                        "Kantor Imigrasi " + number,
                        "",
                        "Kota",
                        "Provinsi",
                        zone,
                        new OpeningRule(DayOfWeek.FRIDAY, LocalTime.of(14, 0), 14),
                        List.of(new Session(LocalTime.of(8, 0), LocalTime.of(10, 0), Map.of(Lane.REGULAR, 10))),
                        Map.of(
                                Office.OWN_SYSTEM,
                                new Link(Office.OWN_SYSTEM, LinkKind.REST, "http://127.0.0.1:1/x", "secret")),
                        true,
                        Limits.STANDARD,
                        false));
        return id;
    }

    @Override
    public Optional<Office> find(OfficeId id) {
        return Optional.ofNullable(offices.get(id.value()));
    }

    @Override
    public Collection<Office> all() {
        return List.copyOf(offices.values());
    }

    @Override
    public Optional<Office> known(OfficeId id) {
        return find(id);
    }

    @Override
    public Collection<Office> known() {
        return all();
    }
}
