package id.lintas.tenants;

import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The offices and partners as their files say, {@code offices/<id>.yaml} and {@code partners/<id>.yaml}. A bad file
 * touches its own tenant alone, which stays as it was; a tenant whose file is gone is closed but stays known. Safe for use by
 * many threads; offices, partners and problems change together.
 *
 * <p>The partners are a view, {@link #partners()}: no class can answer {@code all()} with both collections.
 */
public final class Tenants implements Offices {

    private final TenantFolder<Office> officeFiles;
    private final TenantFolder<Partner> partnerFiles;
    private Reading<Office> offices = new Reading<>(false, Map.of(), List.of());
    private Reading<Partner> partners = new Reading<>(false, Map.of(), List.of());
    private volatile Snapshot now = Snapshot.EMPTY;

    private Tenants(Path folder, Function<String, @Nullable String> properties, InstantSource clock) {
        Placeholders placeholders = new Placeholders(properties);
        this.officeFiles = new TenantFolder<>(folder(folder, TenantKind.OFFICE, clock), placeholders, OfficeFile::read);
        this.partnerFiles =
                new TenantFolder<>(folder(folder, TenantKind.PARTNER, clock), placeholders, PartnerFile::read);
    }

    private static Folder folder(Path folder, TenantKind kind, InstantSource clock) {
        return new Folder(folder.resolve(kind.folder()), kind.folder(), clock);
    }

    /** Like {@link #load(Path, Function, InstantSource)} with the system's time. */
    public static Tenants load(Path folder, Function<String, @Nullable String> properties) {
        return load(folder, properties, InstantSource.system());
    }

    /**
     * Reads the two folders for the first time.
     *
     * @param folder holds {@code offices} and {@code partners}
     * @param properties what placeholders in the files stand for; null where there is no such property. Asked again when a
     *     file changes
     * @param clock the time that the files' own times are compared with
     * @throws IllegalArgumentException if there is no such folder; a bad file is a problem instead
     */
    public static Tenants load(Path folder, Function<String, @Nullable String> properties, InstantSource clock) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("tenants: " + folder + " (expected: a folder)");
        }
        Tenants tenants = new Tenants(folder, properties, clock);
        tenants.reload();
        return tenants;
    }

    /**
     * Puts in force what was good before this start of the hub, where a file is bad now or gone. To be called once, before
     * anybody is served; the last good texts are in the database, whose password is known only after the files were read.
     */
    public synchronized void recall(LastGood lastGood) {
        Map<String, Kept<Office>> oldOffices = before(officeFiles, lastGood.texts(TenantKind.OFFICE));
        Map<String, Kept<Partner>> oldPartners = before(partnerFiles, lastGood.texts(TenantKind.PARTNER));
        oldOffices.putAll(now.offices());
        oldPartners.putAll(now.partners());
        now = Snapshot.of(offices, partners, new Snapshot(oldOffices, oldPartners, List.of(), List.of()));
    }

    private static <T> Map<String, Kept<T>> before(TenantFolder<T> folder, Map<String, LastGood.Text> texts) {
        Map<String, Kept<T>> kept = new TreeMap<>();
        texts.forEach((id, last) -> {
            T tenant = folder.read(id, last.text());
            if (tenant != null) {
                kept.put(id, new Kept<>(tenant, last.text(), last.gone()));
            }
        });
        return kept;
    }

    /**
     * Looks at all files again and puts the good ones in force at once; cheap where nothing has changed. One thread reads at a
     * time. Whatever fails half-way leaves everything as it was. Returns the problems.
     */
    public synchronized List<Problem> reload() {
        Snapshot before = now;
        Reading<Office> newOffices = officeFiles.look(!before.offices().isEmpty());
        Reading<Partner> newPartners = partnerFiles.look(!before.partners().isEmpty());
        if (!newOffices.equals(offices) || !newPartners.equals(partners)) {
            now = Snapshot.of(newOffices, newPartners, before);
            offices = newOffices;
            partners = newPartners;
        }
        return now.problems();
    }

    /** What was wrong with the files at the last reading, by file; empty if nothing was. */
    public List<Problem> problems() {
        return now.problems();
    }

    /** How the file of each tenant stands, offices first, by id. */
    public List<TenantState> states() {
        return now.states();
    }

    @Override
    public Optional<Office> find(OfficeId id) {
        return Optional.ofNullable(now.offices().get(id.value()))
                .filter(Tenants::works)
                .map(Kept::tenant);
    }

    @Override
    public Collection<Office> all() {
        return now.offices().values().stream()
                .filter(Tenants::works)
                .map(Kept::tenant)
                .toList();
    }

    @Override
    public Optional<Office> known(OfficeId id) {
        return Optional.ofNullable(now.offices().get(id.value())).map(Kept::tenant);
    }

    @Override
    public Collection<Office> known() {
        return now.offices().values().stream().map(Kept::tenant).toList();
    }

    private static boolean works(Kept<Office> office) {
        return !office.gone() && office.tenant().enabled();
    }

    /** The partners, always as currently in force. */
    public Partners partners() {
        return new Partners() {
            @Override
            public Optional<Partner> find(PartnerId id) {
                return Optional.ofNullable(now.partners().get(id.value()))
                        .filter(partner -> !partner.gone() && partner.tenant().enabled())
                        .map(Kept::tenant);
            }

            @Override
            public Collection<Partner> all() {
                return now.partners().values().stream()
                        .filter(partner -> !partner.gone() && partner.tenant().enabled())
                        .map(Kept::tenant)
                        .toList();
            }

            @Override
            public Optional<Partner> known(PartnerId id) {
                return Optional.ofNullable(now.partners().get(id.value())).map(Kept::tenant);
            }

            @Override
            public Collection<Partner> known() {
                return now.partners().values().stream().map(Kept::tenant).toList();
            }
        };
    }
}
