package id.lintas.tenants;

import id.lintas.delivery.Held;
import id.lintas.delivery.Links;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        return offices.known(office).flatMap(found -> found.link(name));
    }

    /** The own systems of closed offices and the result folders of closed partners wait until they open again. */
    @Override
    public Held held() {
        Set<OfficeId> open = offices.all().stream().map(Office::id).collect(Collectors.toSet());
        Set<PartnerId> working = partners.all().stream().map(Partner::id).collect(Collectors.toSet());
        return new Held(
                offices.known().stream()
                        .map(Office::id)
                        .filter(id -> !open.contains(id))
                        .collect(Collectors.toSet()),
                partners.known().stream()
                        .map(Partner::id)
                        .filter(id -> !working.contains(id))
                        .map(id -> RESULTS + id)
                        .collect(Collectors.toSet()));
    }

    /** A partner that sends neither files nor statements, or names no folder for results, has no such link. */
    private Optional<Link> results(String name) {
        String id = name.substring(RESULTS.length());
        return partners.known().stream()
                .filter(partner -> partner.id().value().equals(id)
                        && (partner.transport() == Transport.FILES
                                || partner.settings().containsKey("statements")))
                .findFirst()
                .map(Partner::settings)
                .flatMap(settings -> Optional.ofNullable(folder(settings)))
                .map(folder -> new Link(name, LinkKind.FILES, id + "/" + folder, ""));
    }

    /** Where a partner fetches its files from the hub, there is one folder for that, and it need not be named. */
    private static @Nullable String folder(Map<String, String> settings) {
        return settings.containsKey("drop") ? "out" : settings.get("results");
    }
}
