package id.lintas.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.Limits;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadTest {

    private static final OfficeId CONTOH = new OfficeId("contoh");

    private final Sandbox sandbox;

    ReloadTest(@TempDir Path folder) {
        this.sandbox = new Sandbox(folder);
    }

    @BeforeEach
    void goodFiles() throws IOException {
        sandbox.office("contoh", Sandbox.OFFICE).partner("bank", Sandbox.PARTNER);
    }

    @Test
    void aBadFileKeepsTheLastGoodOneUntilItIsMended() throws IOException {
        Tenants tenants = sandbox.load();
        sandbox.office("contoh", Sandbox.OFFICE.replace("Kantor Imigrasi Contoh", "Baru") + "x: y\n")
                .partner("bank", "name:");

        assertThat(Sandbox.texts(tenants.reload()))
                .contains("offices/contoh.yaml: x is not a known key", "partners/bank.yaml: name has no value");
        assertThat(tenants.get(CONTOH).name()).isEqualTo("Kantor Imigrasi Contoh");
        assertThat(tenants.partners().find(new PartnerId("bank")))
                .map(Partner::name)
                .contains("Bank Contoh");

        sandbox.office("contoh", Sandbox.OFFICE.replace("Kantor Imigrasi Contoh", "Baru"))
                .partner("bank", Sandbox.PARTNER);

        assertThat(tenants.reload()).isEmpty();
        assertThat(tenants.problems()).isEmpty();
        assertThat(tenants.get(CONTOH).name()).isEqualTo("Baru");
    }

    @Test
    void aNewFileIsANewTenantAndAFileThatIsGoneTakesItsTenantAlong() throws IOException {
        Tenants tenants = sandbox.load();
        sandbox.office("baru", Sandbox.OFFICE.replace("contoh/", "baru/").replace("CTH", "BRU"));
        Files.delete(sandbox.folder().resolve("offices/contoh.yaml"));

        assertThat(tenants.reload()).isEmpty();
        assertThat(tenants.all()).extracting(Office::code).containsExactly("BRU");
    }

    @Test
    void aDisabledTenantIsNotInForceButKnown() throws IOException {
        Tenants tenants = sandbox.load();
        sandbox.office("contoh", Sandbox.OFFICE + "enabled: false\n")
                .partner("bank", Sandbox.PARTNER + "enabled: false\n");

        assertThat(tenants.reload()).isEmpty();
        assertThat(tenants.find(CONTOH)).isEmpty();
        assertThat(tenants.all()).isEmpty();
        assertThat(tenants.known(CONTOH)).isPresent();
        assertThat(tenants.known()).extracting(Office::id).containsExactly(CONTOH);
        assertThat(tenants.partners().find(new PartnerId("bank"))).isEmpty();
        assertThat(tenants.partners().known(new PartnerId("bank"))).isPresent();
    }

    @Test
    void limitsAreTheStandardWhereTheFileSaysNothing() throws IOException {
        sandbox.office("contoh", Sandbox.OFFICE + "limits: { requestsPerSecond: 7 }\n")
                .partner(
                        "post",
                        Sandbox.PARTNER
                                .replace("transport: rest", "transport: files")
                                .replace("bank/", "post/"));
        Tenants tenants = sandbox.load();

        assertThat(tenants.get(CONTOH).limits()).isEqualTo(new Limits(7, 400, 256 * 1024, 10_000, 1L << 30));
        assertThat(tenants.partners().find(new PartnerId("bank")))
                .map(Partner::limits)
                .contains(Limits.STANDARD);
        assertThat(tenants.partners().find(new PartnerId("post")))
                .map(Partner::limits)
                .contains(Limits.OF_FILES);
    }

    @Test
    void aFolderThatCannotBeReadLeavesAllAsItWas() throws IOException {
        Tenants tenants = sandbox.load();
        Files.move(sandbox.folder().resolve("offices"), sandbox.folder().resolve("gone"));

        assertThat(Sandbox.texts(tenants.reload())).containsExactly("offices: is no folder that can be read");
        assertThat(tenants.find(CONTOH)).isPresent();
    }

    @Test
    void aFolderThatLosesAllFilesAtOnceIsAnAccident() throws IOException {
        Tenants tenants = sandbox.load();
        Files.delete(sandbox.folder().resolve("partners/bank.yaml"));

        assertThat(Sandbox.texts(tenants.reload()))
                .containsExactly(
                        "partners: has no file any more (expected: at least one; a tenant is closed with enabled: false)");
        assertThat(tenants.partners().all()).hasSize(1);
    }

    @Test
    void anOfficeWhoseFileIsGoneIsClosedButKnownUntilTheFileIsBack() throws IOException {
        sandbox.office("lain", Sandbox.OFFICE.replace("contoh/", "lain/").replace("CTH", "LAN"));
        Tenants tenants = sandbox.load();
        Files.delete(sandbox.folder().resolve("offices/contoh.yaml"));
        tenants.reload();

        assertThat(tenants.find(CONTOH)).isEmpty();
        assertThat(tenants.known(CONTOH)).isPresent();
        assertThat(standing(tenants)).isEqualTo(TenantState.Standing.GONE);

        sandbox.office("contoh", "name:");
        tenants.reload();
        assertThat(tenants.find(CONTOH)).as("a bad file does not open it").isEmpty();

        sandbox.office("contoh", Sandbox.OFFICE);
        tenants.reload();
        assertThat(tenants.find(CONTOH)).isPresent();
        assertThat(standing(tenants)).isEqualTo(TenantState.Standing.IN_FORCE);
    }

    @Test
    void aBadFileAtAStartIsReplacedByWhatWasGoodBefore() throws IOException {
        sandbox.office("contoh", Sandbox.OFFICE + "x: y\n")
                .office("lain", Sandbox.OFFICE.replace("contoh/", "lain/").replace("CTH", "LAN"));
        Tenants tenants = sandbox.load();
        assertThat(tenants.find(CONTOH)).isEmpty();

        tenants.recall(kind -> kind == TenantKind.OFFICE
                ? Map.of(
                        "contoh", new LastGood.Text(Sandbox.OFFICE, false),
                        "lama",
                                new LastGood.Text(
                                        Sandbox.OFFICE
                                                .replace("contoh/", "lama/")
                                                .replace("CTH", "LMA"),
                                        true))
                : Map.of());

        assertThat(tenants.find(CONTOH)).isPresent();
        assertThat(standing(tenants)).isEqualTo(TenantState.Standing.KEPT);
        assertThat(tenants.find(new OfficeId("lama"))).isEmpty();
        assertThat(tenants.known(new OfficeId("lama"))).isPresent();
        assertThat(tenants.reload()).hasSize(1);
        assertThat(tenants.find(CONTOH)).isPresent();
    }

    @Test
    void aSecretInTheWrongPlaceIsNotShown() throws IOException {
        sandbox.office("contoh", Sandbox.OFFICE.replace("contoh/webhook", "whsec_c2VjcmV0"));
        assertThat(sandbox.load().states())
                .filteredOn(state -> state.id().equals("contoh"))
                .singleElement()
                .satisfies(state ->
                        assertThat(state.seen()).contains("secret: •••").doesNotContain("whsec"));
        sandbox.office("contoh", Sandbox.OFFICE.replace("contoh/webhook", "\"whsec\\x5fc2VjcmV0\""));
        assertThat(sandbox.load().states())
                .filteredOn(state -> state.id().equals("contoh"))
                .singleElement()
                .satisfies(state -> assertThat(state.seen())
                        .as("cannot be found in the text")
                        .isNull());
    }

    @Test
    void aFileThatDoesNotChangeIsNotReadAgain() throws IOException {
        Path file = sandbox.folder().resolve("offices/contoh.yaml");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Tenants tenants = sandbox.load();
        Files.writeString(file, Sandbox.OFFICE.replace("CTH", "XYZ"), StandardOpenOption.TRUNCATE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        tenants.reload();
        assertThat(tenants.get(CONTOH).code())
                .as("same time, same size, same file")
                .isEqualTo("CTH");

        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:01Z")));
        tenants.reload();
        assertThat(tenants.get(CONTOH).code()).isEqualTo("XYZ");
    }

    private static TenantState.Standing standing(Tenants tenants) {
        return tenants.states().stream()
                .filter(state -> state.kind() == TenantKind.OFFICE && state.id().equals("contoh"))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    @Test
    void aNewcomerCannotTakeTheCodeOfAnOfficeInForce() throws IOException {
        Tenants tenants = sandbox.load();
        sandbox.office("awal", Sandbox.OFFICE.replace("contoh/", "awal/"));

        assertThat(Sandbox.texts(tenants.reload()))
                .containsExactly("offices/awal.yaml: code is CTH, the code of offices/contoh.yaml");
        assertThat(tenants.all()).extracting(Office::id).containsExactly(CONTOH);
    }

    @Test
    void anOfficeThatWantsATakenCodeKeepsItsOwnEvenIfANewcomerWantsThat() throws IOException {
        sandbox.office("b", Sandbox.OFFICE.replace("contoh/", "b/").replace("CTH", "BBB"));
        Tenants tenants = sandbox.load();
        sandbox.office("b", Sandbox.OFFICE.replace("contoh/", "b/"))
                .office("a", Sandbox.OFFICE.replace("contoh/", "a/").replace("CTH", "BBB"));

        assertThat(Sandbox.texts(tenants.reload()))
                .containsExactly(
                        "offices/b.yaml: code is CTH, the code of offices/contoh.yaml",
                        "offices/a.yaml: code is BBB, the code of offices/b.yaml");
        assertThat(tenants.get(new OfficeId("b")).code()).isEqualTo("BBB");
        assertThat(tenants.all()).extracting(Office::code).containsExactly("BBB", "CTH");
    }
}
