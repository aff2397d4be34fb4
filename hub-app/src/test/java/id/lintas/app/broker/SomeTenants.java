package id.lintas.app.broker;

import id.lintas.app.pages.SampleOffices;
import id.lintas.office.Limits;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
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

/** Queue partners and offices with queues that come and go as the test says. */
final class SomeTenants implements Offices {

    private final Map<String, Partner> partners = new ConcurrentSkipListMap<>();
    private final Map<String, Office> offices = new ConcurrentSkipListMap<>();

    void partner(String id, int depth) {
        partners.put(
                id,
                new Partner(
                        new PartnerId(id),
                        id,
                        "queue",
                        Transport.QUEUE,
                        Map.of(),
                        Map.of("broker-password", id + "/broker-password"),
                        true,
                        new Limits(200, 400, 256 * 1024, depth, 1L << 30)));
    }

    void noPartner(String id) {
        partners.remove(id);
    }

    void office(String id) {
        Office sample = SampleOffices.PALEMBANG;
        Link link = new Link(Office.OWN_SYSTEM, LinkKind.QUEUE, "office." + id + ".out", id + "/broker-password");
        offices.put(
                id,
                new Office(
                        new OfficeId(id),
                        sample.code(),
                        sample.name(),
                        sample.officeClass(),
                        sample.city(),
                        sample.province(),
                        sample.zone(),
                        sample.opening(),
                        sample.sessions(),
                        Map.of(Office.OWN_SYSTEM, link),
                        true,
                        Limits.STANDARD,
                        false));
    }

    void noOffice(String id) {
        offices.remove(id);
    }

    Partners partners() {
        return new Partners() {
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
        };
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
