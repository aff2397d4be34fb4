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
