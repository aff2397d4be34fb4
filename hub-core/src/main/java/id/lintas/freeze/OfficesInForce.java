package id.lintas.freeze;

import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import java.util.Collection;
import java.util.Optional;

/** The configured offices without those that two people closed; the known ones stay known. */
public final class OfficesInForce implements Offices {

    private final Offices configured;
    private final FrozenOffices frozen;

    /** @param configured the offices by their files */
    public OfficesInForce(Offices configured, FrozenOffices frozen) {
        this.configured = configured;
        this.frozen = frozen;
    }

    @Override
    public Optional<Office> find(OfficeId id) {
        return frozen.isFrozen(id) ? Optional.empty() : configured.find(id);
    }

    @Override
    public Collection<Office> all() {
        return configured.all().stream()
                .filter(office -> !frozen.isFrozen(office.id()))
                .toList();
    }

    @Override
    public Optional<Office> known(OfficeId id) {
        return configured.known(id);
    }

    @Override
    public Collection<Office> known() {
        return configured.known();
    }
}
