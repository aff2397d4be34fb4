package id.lintas.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.delivery.Links;
import id.lintas.office.Lane;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedTenantsTest {

    private static final Path SHIPPED = Path.of("..", "tenants");
    private static final OfficeId PALEMBANG = new OfficeId("palembang");

    private final Tenants tenants = Tenants.load(SHIPPED, Sandbox.PROPERTIES::get);

    @Test
    void allFilesLoadWithoutProblems() {
        assertThat(tenants.problems()).isEmpty();
        assertThat(tenants.all()).hasSize(126);
        assertThat(tenants.partners().all())
                .extracting(partner -> partner.id().value())
                .containsExactly("bank-musi", "bank-rokan", "bank-siak", "bank-uji", "pos");
    }

    @Test
    void idsAndCodesAreUnique() {
        assertThat(tenants.all()).extracting(Office::id).doesNotHaveDuplicates();
        assertThat(tenants.all()).extracting(Office::code).doesNotHaveDuplicates();
    }

    @Test
    void officesLieInAllThreeTimeZones() {
        assertThat(tenants.all())
                .extracting(office -> office.zone().getId())
                .contains("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura");
    }

    @Test
    void palembangOpensOnFridaysAtTwo() {
        Office palembang = tenants.get(PALEMBANG);

        assertThat(palembang.code()).isEqualTo("PLM");
        assertThat(palembang.officeClass()).isEqualTo("Kelas I TPI");
        assertThat(palembang.zone().getId()).isEqualTo("Asia/Jakarta");
        assertThat(palembang.opening().day()).isEqualTo(DayOfWeek.FRIDAY);
        assertThat(palembang.opening().time()).isEqualTo(LocalTime.of(14, 0));
        assertThat(palembang.sessions().get(0).places(Lane.PRIORITY)).isEqualTo(10);
        assertThat(tenants.get(new OfficeId("pekanbaru")).code()).isEqualTo("PKU");
    }

    @Test
    void onlyTheTwoPilotOfficesHaveTheirOwnSystem() {
        assertThat(tenants.all())
                .filteredOn(office -> office.link(Office.OWN_SYSTEM).isPresent())
                .extracting(office -> office.id().value())
                .containsExactly("palembang", "pekanbaru");
        assertThat(tenants.get(PALEMBANG).link(Office.OWN_SYSTEM))
                .contains(new Link(
                        "own-system",
                        LinkKind.REST,
                        "http://127.0.0.1:8090/offices/palembang/webhook",
                        "palembang/webhook-secret"));
    }

    @Test
    void settingsKeepTheirLeadingSpaces() {
        Partner musi = tenants.partners().find(new PartnerId("bank-musi")).orElseThrow();

        assertThat(musi.setting("partnerServiceId")).isEqualTo("  088899");
        assertThat(musi.secret("client-secret")).isEqualTo("bank-musi/client-secret");
    }

    @Test
    void linksAreFoundByName() {
        Links links = new ConfiguredLinks(tenants, tenants.partners());

        assertThat(links.find(PALEMBANG, Links.REGISTRY))
                .contains(new Link("registry", LinkKind.QUEUE, "registry.in", ""));
        assertThat(links.find(PALEMBANG, Links.ABIS)).contains(new Link("abis", LinkKind.QUEUE, "abis.in", ""));
        assertThat(links.find(OfficeId.CENTRAL, Links.RESULTS + "pos"))
                .contains(new Link("results-pos", LinkKind.FILES, "pos/results", ""));
        assertThat(links.find(PALEMBANG, Office.OWN_SYSTEM)).isPresent();
        assertThat(links.find(PALEMBANG, "results-bank-musi")).isEmpty();
        assertThat(links.find(PALEMBANG, "results-NOBODY")).isEmpty();
        assertThat(links.find(PALEMBANG, "fax")).isEmpty();
        assertThat(links.find(new OfficeId("nowhere"), Office.OWN_SYSTEM)).isEmpty();
    }

    @Test
    void loadTimeIsPrinted(@TempDir Path two) throws IOException {
        Sandbox sandbox = new Sandbox(two);
        for (String id : List.of("palembang", "pekanbaru")) {
            sandbox.office(id, Files.readString(SHIPPED.resolve("offices").resolve(id + ".yaml")));
        }
        for (int round = 0; round < 20; round++) {
            sandbox.load();
            Tenants.load(SHIPPED, Sandbox.PROPERTIES::get);
        }
        print(2, two);
        print(126, SHIPPED);
    }

    private static void print(int offices, Path folder) {
        long start = System.nanoTime();
        Tenants tenants = Tenants.load(folder, Sandbox.PROPERTIES::get);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertThat(tenants.all()).hasSize(offices);
        start = System.nanoTime();
        tenants.reload();
        Duration again = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("tenants: " + offices + " offices loaded in " + took.toNanos() / 1000
                + " µs, looked at again in " + again.toNanos() / 1000 + " µs");
    }
}
