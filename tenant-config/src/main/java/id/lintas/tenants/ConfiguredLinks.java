package id.lintas.tenants;

import id.lintas.delivery.Links;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import java.util.Optional;

/**
 * The links of the hub itself, those to partners' result folders and those of the offices' files. Asks for tenants at
 * each call, so a reload counts at once. Thread-safe.
 */
public final class ConfiguredLinks implements Links {

    private final Offices offices;
    private final Partners partners;

    /** Finds links among these offices and partners. */
    public ConfiguredLinks(Offices offices, Partners partners) {
        this.offices = offices;
        this.partners = partners;
    }

    @Override
    public Optional<Link> find(OfficeId office, String name) {
        if (name.equals(REGISTRY)) {
            return Optional.of(new Link(name, LinkKind.QUEUE, "registry.in", ""));
        }
        if (name.equals(ABIS)) {
            return Optional.of(new Link(name, LinkKind.QUEUE, "abis.in", ""));
        }
        if (name.startsWith(RESULTS)) {
            return results(name);
        }
        return offices.find(office).flatMap(found -> found.link(name));
    }

    /** A partner that takes no files, or names no folder for results, has no such link. */
    private Optional<Link> results(String name) {
        String id = name.substring(RESULTS.length());
        return partners.all().stream()
                .filter(partner -> partner.transport() == Transport.FILES
                        && partner.id().value().equals(id))
                .findFirst()
                .map(Partner::settings)
                .flatMap(settings -> Optional.ofNullable(settings.get("results")))
                .map(folder -> new Link(name, LinkKind.FILES, id + "/" + folder, ""));
    }
}
