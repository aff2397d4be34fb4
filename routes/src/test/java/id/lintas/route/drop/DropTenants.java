package id.lintas.route.drop;

import id.lintas.office.Limits;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Partners that bring files, and no office. */
final class DropTenants implements Partners {

    static final int FILE_BYTES = 100_000;

    private final Map<String, Partner> partners = new ConcurrentSkipListMap<>();

    void partner(String id) {
        partners.put(
                id,
                new Partner(
                        new PartnerId(id),
                        id,
                        "post",
                        Transport.FILES,
                        Map.of("drop", "hub", "names", "[A-Za-z][A-Za-z0-9-]{0,40}\\.txt"),
                        Map.of("sftp-keys", id + "/sftp-keys"),
                        true,
                        new Limits(200, 400, FILE_BYTES, 10_000, 1L << 30)));
    }

    void close(String id) {
        partners.remove(id);
    }

    @Override
    public Optional<Partner> find(PartnerId id) {
        return Optional.ofNullable(partners.get(id.value()));
    }

    @Override
    public Collection<Partner> all() {
        return List.copyOf(partners.values());
    }

    @Override
    public Optional<Partner> known(PartnerId id) {
        return find(id);
    }

    @Override
    public Collection<Partner> known() {
        return all();
    }

    /** No offices. */
    static Offices noOffices() {
        return new Offices() {
            @Override
            public Optional<Office> find(OfficeId id) {
                return Optional.empty();
            }

            @Override
            public Collection<Office> all() {
                return List.of();
            }

            @Override
            public Optional<Office> known(OfficeId id) {
                return Optional.empty();
            }

            @Override
            public Collection<Office> known() {
                return List.of();
            }
        };
    }
}
