package id.lintas.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantFileCommandTest {

    private static final List<String> OFFICE = List.of(
            "office",
            "add",
            "--id",
            "baru",
            "--name",
            "Kantor \"Baru\" #1",
            "--code",
            "BRU",
            "--city",
            "Baru",
            "--province",
            "Riau",
            "--zone",
            "Asia/Jakarta");

    private final Sandbox sandbox;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    TenantFileCommandTest(@TempDir Path folder) throws IOException {
        this.sandbox = new Sandbox(folder).office("contoh", Sandbox.OFFICE);
    }

    @Test
    void flagsMakeAnOfficeThatTheHubTakes() throws IOException {
        assertThat(run(null, with(OFFICE, "--own-system", "https://kantor.example/webhook", "--api", "true")))
                .isZero();
        Tenants tenants = sandbox.load();
        assertThat(tenants.problems()).isEmpty();
        assertThat(tenants.get(new OfficeId("baru")).name()).isEqualTo("Kantor \"Baru\" #1");
        assertThat(tenants.get(new OfficeId("baru")).api()).isTrue();
        assertThat(said()).contains("Wrote", "secret store: baru/webhook-secret", "/console/tenants/offices/baru");
        assertThat(files()).containsExactly("baru.yaml", "contoh.yaml");
    }

    @Test
    void anOwnSystemMayBeToldByQueueOrByFilesToo() {
        assertThat(run(null, with(OFFICE, "--own-system", "queue"))).isZero();
        List<String> other = new ArrayList<>(with(OFFICE, "--own-system", "files"));
        other.set(3, "lama");
        other.set(7, "LMA");
        assertThat(run(null, other)).isZero();
        Tenants tenants = sandbox.load();
        assertThat(tenants.problems()).isEmpty();
        assertThat(tenants.get(new OfficeId("baru")).link("own-system"))
                .contains(new Link("own-system", LinkKind.QUEUE, "office.baru.out", "baru/broker-password"));
        assertThat(tenants.get(new OfficeId("lama")).link("own-system"))
                .contains(new Link("own-system", LinkKind.FILES, "drop/out", "lama/sftp-keys"));
    }

    @Test
    void eachDialectMakesAPartnerThatTheHubTakes() {
        assertThat(run(
                        null,
                        List.of(
                                "partner",
                                "add",
                                "--id",
                                "bank-baru",
                                "--name",
                                "Bank Baru",
                                "--dialect",
                                "snap",
                                "--partner-service-id",
                                "12345")))
                .isZero();
        assertThat(run(
                        null,
                        List.of("partner", "add", "--id", "bank-antre", "--name", "Bank Antre", "--dialect", "queue")))
                .isZero();
        assertThat(run(
                        null,
                        List.of(
                                "partner",
                                "add",
                                "--id",
                                "pos-baru",
                                "--name",
                                "Pos",
                                "--dialect",
                                "post",
                                "--host",
                                "127.0.0.1",
                                "--user",
                                "lintas")))
                .isZero();
        Tenants tenants = sandbox.load();
        assertThat(tenants.problems()).isEmpty();
        assertThat(tenants.partners()
                        .find(new PartnerId("bank-baru"))
                        .orElseThrow()
                        .setting("partnerServiceId"))
                .isEqualTo("   12345");
        assertThat(tenants.partners().all()).hasSize(3);
    }

    @Test
    void aRefusalNamesEveryKeyAndWritesNothing() throws IOException {
        assertThat(run(
                        null,
                        List.of(
                                "office",
                                "add",
                                "--id",
                                "baru",
                                "--name",
                                "Baru",
                                "--code",
                                "b",
                                "--city",
                                "B",
                                "--province",
                                "R",
                                "--zone",
                                "Asia/Tokyo")))
                .isEqualTo(2);
        assertThat(said())
                .contains(
                        "offices/baru.yaml: code is b (expected: three capital letters)",
                        "offices/baru.yaml: zone is Asia/Tokyo");
        assertThat(run(null, List.of("office", "add", "--id", "baru"))).isEqualTo(2);
        assertThat(said()).contains("--name is absent", "--code is absent");
        assertThat(run(null, with(OFFICE, "--colour", "red"))).isEqualTo(2);
        assertThat(said()).contains("--colour is not known");
        assertThat(run(null, List.of("partner", "add", "--id", "x", "--name", "X", "--dialect", "fax")))
                .isEqualTo(2);
        assertThat(said()).contains("partners/x.yaml: dialect is fax (expected: one of post, queue, snap)");
        assertThat(run(
                        null,
                        List.of(
                                "office",
                                "add",
                                "--id",
                                "../x",
                                "--name",
                                "X",
                                "--code",
                                "XXX",
                                "--city",
                                "B",
                                "--province",
                                "R",
                                "--zone",
                                "Asia/Jakarta")))
                .isEqualTo(2);
        assertThat(run(null, List.of("fax"))).isEqualTo(2);
        assertThat(said()).contains("usage:");
        assertThat(files()).containsExactly("contoh.yaml");
    }

    @Test
    void neitherAFileNorACodeIsTakenTwice() throws IOException {
        List<String> again = new ArrayList<>(OFFICE);
        again.set(3, "contoh");
        assertThat(run(null, again)).isEqualTo(2);
        assertThat(said()).contains("offices/contoh.yaml is there already");
        List<String> sameCode = new ArrayList<>(OFFICE);
        sameCode.set(7, "CTH");
        assertThat(run(null, sameCode)).isEqualTo(2);
        assertThat(said()).contains("code is CTH, the code of offices/contoh.yaml");
        assertThat(Files.readString(sandbox.folder().resolve("offices/contoh.yaml")))
                .isEqualTo(Sandbox.OFFICE);
    }

    @Test
    void aDryRunShowsTheFileOnly() throws IOException {
        assertThat(run(null, with(OFFICE, "--dry-run"))).isZero();
        assertThat(said()).contains("code: BRU", "nothing was written");
        assertThat(files()).containsExactly("contoh.yaml");
    }

    @Test
    void aPersonIsAskedAgainWhereAnAnswerWillNotDo() {
        String answers = """
                contoh
                baru
                Kantor Baru
                cth
                CTH
                BRU
                Baru
                Riau
                Asia/Tokyo



                2pm






                """;
        assertThat(run(answers, List.of("office", "add"))).isZero();
        assertThat(said())
                .contains(
                        "offices/contoh.yaml is there already",
                        "is cth (expected: three capital letters)",
                        "is CTH, the code of offices/contoh.yaml",
                        "is Asia/Tokyo",
                        "is 2pm (expected: a time such as 14:00)");
        assertThat(sandbox.load().find(new OfficeId("baru"))).isPresent();
    }

    @Test
    void aPersonWhoLeavesWritesNothing() throws IOException {
        assertThat(run("baru\n", List.of("office", "add"))).isEqualTo(2);
        assertThat(files()).containsExactly("contoh.yaml");
    }

    @Test
    void disablingChangesOneKeyAndKeepsTheRest() throws IOException {
        String text = "# a note\n" + Sandbox.OFFICE;
        sandbox.office("contoh", text);
        assertThat(run(null, List.of("office", "disable", "contoh"))).isZero();
        assertThat(sandbox.load().find(new OfficeId("contoh"))).isEmpty();
        assertThat(Files.readString(sandbox.folder().resolve("offices/contoh.yaml")))
                .isEqualTo(text + "enabled: false\n");
        assertThat(run(null, List.of("office", "enable", "contoh"))).isZero();
        assertThat(Files.readString(sandbox.folder().resolve("offices/contoh.yaml")))
                .isEqualTo(text + "enabled: true\n");
        assertThat(run(null, List.of("partner", "disable", "nobody"))).isEqualTo(2);
        sandbox.office("contoh", "{ name: x }\n");
        assertThat(run(null, List.of("office", "disable", "contoh"))).isEqualTo(2);
        assertThat(Files.readString(sandbox.folder().resolve("offices/contoh.yaml")))
                .isEqualTo("{ name: x }\n");
    }

    private int run(@Nullable String answers, List<String> arguments) {
        BufferedReader person = answers == null ? null : new BufferedReader(new StringReader(answers));
        return new TenantFileCommand(sandbox.folder(), new PrintStream(said, true, StandardCharsets.UTF_8), person)
                .run(arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(sandbox.folder().resolve("offices"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> with(List<String> arguments, String... more) {
        return Stream.concat(arguments.stream(), Stream.of(more)).toList();
    }
}
