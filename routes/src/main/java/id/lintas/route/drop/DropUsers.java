package id.lintas.route.drop;

import id.lintas.intake.StatementReaders;
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
import id.lintas.route.Completeness;
import id.lintas.route.SftpSites;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Who has a root on the hub's SFTP server, as the tenants in force say now. Thread-safe. */
@Component
class DropUsers {

    private static final String OFFICE = "office.";
    private static final String KEYS = "sftp-keys";
    private static final String STATEMENT = "STM-[A-Z0-9-]{1,60}\\.(xml|csv|txt)";
    private static final String USUAL = "[A-Z][A-Z0-9-]{2,40}\\.";

    private final Offices offices;
    private final Partners partners;

    DropUsers(Offices offices, Partners partners) {
        this.offices = offices;
        this.partners = partners;
    }

    /** The user of that name, or empty if there is none in force. */
    Optional<DropUser> find(String name) {
        return name.startsWith(OFFICE) ? office(name.substring(OFFICE.length())) : partner(name);
    }

    private Optional<DropUser> partner(String name) {
        return valid(name, PartnerId::new).flatMap(partners::find).flatMap(DropUsers::of);
    }

    /** The user of a partner that brings its files to the hub, or empty for every other partner. */
    static Optional<DropUser> of(Partner partner) {
        String keys = partner.secrets().get(KEYS);
        boolean files = partner.transport() == Transport.FILES;
        return (files || StatementReaders.sends(partner)) && DropFolders.isDrop(partner) && keys != null
                ? Optional.of(new DropUser(
                        partner.id().value(),
                        keys,
                        Pattern.compile(names(partner, files)),
                        Completeness.of(partner).marker(),
                        files ? partner.limits().bodyBytes() : Limits.OF_FILES.bodyBytes()))
                : Optional.empty();
    }

    /** A bank that calls may bring statements and nothing else. */
    private static String names(Partner partner, boolean files) {
        String payments =
                files ? partner.settings().getOrDefault("names", USUAL + SftpSites.extension(partner)) : "(?!)";
        return StatementReaders.sends(partner) ? payments + "|" + STATEMENT : payments;
    }

    private Optional<DropUser> office(String name) {
        return valid(name, OfficeId::new)
                .flatMap(offices::find)
                .flatMap(office -> office.links().values().stream()
                        .filter(link ->
                                link.kind() == LinkKind.FILES && !link.secret().isEmpty())
                        .findFirst()
                        .map(link -> fetcher(office, link)));
    }

    private static DropUser fetcher(Office office, Link link) {
        return new DropUser(OFFICE + office.id(), link.secret(), DropUser.NONE, "", 0);
    }

    private static <T> Optional<T> valid(String name, java.util.function.Function<String, T> made) {
        try {
            return Optional.of(made.apply(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
