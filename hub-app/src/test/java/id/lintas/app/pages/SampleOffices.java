package id.lintas.app.pages;

import id.lintas.office.Lane;
import id.lintas.office.Limits;
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

/** Two offices in two time zones. */
public final class SampleOffices implements Offices {

    public static final Office PALEMBANG =
            office("palembang", "PLM", "Kantor Imigrasi Kelas I TPI Palembang", "Asia/Jakarta");
    public static final Office PEKANBARU =
            office("pekanbaru", "PKU", "Kantor Imigrasi Kelas I TPI Pekanbaru", "Asia/Makassar");

    @Override
    public Optional<Office> find(OfficeId id) {
        return all().stream().filter(office -> office.id().equals(id)).findFirst();
    }

    @Override
    public Collection<Office> all() {
        return List.of(PALEMBANG, PEKANBARU);
    }

    @Override
    public Optional<Office> known(OfficeId id) {
        return find(id);
    }

    @Override
    public Collection<Office> known() {
        return all();
    }

    private static Office office(String id, String code, String name, String zone) {
        return new Office(
                new OfficeId(id),
                code,
                name,
                "I",
                "Kota",
                "Sumatra",
                ZoneId.of(zone),
                new OpeningRule(DayOfWeek.FRIDAY, LocalTime.of(14, 0), 14),
                List.of(new Session(LocalTime.of(8, 0), LocalTime.of(10, 0), Map.of(Lane.REGULAR, 20))),
                Map.of(),
                true,
                Limits.STANDARD,
                false);
    }
}
