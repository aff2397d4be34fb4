package id.lintas.tenants;

import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The offices and partners as their files say, {@code offices/<id>.yaml} and {@code partners/<id>.yaml}. A bad file
 * touches its own tenant alone: at the start that tenant is absent, at a {@link #reload()} it stays as it was. Safe for
 * use by many threads; offices, partners and problems change together.
 *
 * <p>The partners are a view, {@link #partners()}: no class can answer {@code all()} with both collections.
 */
public final class Tenants implements Offices {

    private final Folder officeFiles;
    private final Folder partnerFiles;
    private final Placeholders placeholders;
    private volatile Snapshot now = new Snapshot(Map.of(), Map.of(), List.of());

    private record Snapshot(Map<String, Office> offices, Map<String, Partner> partners, List<Problem> problems) {}

    private Tenants(Path folder, Function<String, @Nullable String> properties) {
        this.officeFiles = new Folder(folder.resolve("offices"), "offices");
        this.partnerFiles = new Folder(folder.resolve("partners"), "partners");
        this.placeholders = new Placeholders(properties);
    }

    /**
     * Reads the two folders for the first time.
     *
     * @param folder holds {@code offices} and {@code partners}
     * @param properties what placeholders in the files stand for; null where there is no such property. Asked again at
     *     each reload
     * @throws IllegalArgumentException if there is no such folder; a bad file is a problem instead
     */
    public static Tenants load(Path folder, Function<String, @Nullable String> properties) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("tenants: " + folder + " (expected: a folder)");
        }
        Tenants tenants = new Tenants(folder, properties);
        tenants.reload();
        return tenants;
    }

    /** Reads all files again and puts the good ones in force at once. One thread reads at a time. Returns the problems. */
    public synchronized List<Problem> reload() {
        Snapshot before = now;
        Reading<Office> offices =
                Codes.unique(Reading.of(officeFiles, placeholders, OfficeFile::read, before.offices), before.offices);
        Reading<Partner> partners = Reading.of(partnerFiles, placeholders, PartnerFile::read, before.partners);
        List<Problem> problems = Stream.concat(offices.problems().stream(), partners.problems().stream())
                .toList();
        now = new Snapshot(offices.tenants(), partners.tenants(), problems);
        return problems;
    }

    /** What was wrong with the files at the last reading, by file; empty if nothing was. */
    public List<Problem> problems() {
        return now.problems;
    }

    @Override
    public Optional<Office> find(OfficeId id) {
        return known(id).filter(Office::enabled);
    }

    @Override
    public Collection<Office> all() {
        return now.offices.values().stream().filter(Office::enabled).toList();
    }

    @Override
    public Optional<Office> known(OfficeId id) {
        return Optional.ofNullable(now.offices.get(id.value()));
    }

    @Override
    public Collection<Office> known() {
        return List.copyOf(now.offices.values());
    }

    /** The partners, always as currently in force. */
    public Partners partners() {
        return new Partners() {
            @Override
            public Optional<Partner> find(PartnerId id) {
                return known(id).filter(Partner::enabled);
            }

            @Override
            public Collection<Partner> all() {
                return now.partners.values().stream().filter(Partner::enabled).toList();
            }

            @Override
            public Optional<Partner> known(PartnerId id) {
                return Optional.ofNullable(now.partners.get(id.value()));
            }

            @Override
            public Collection<Partner> known() {
                return List.copyOf(now.partners.values());
            }
        };
    }
}
