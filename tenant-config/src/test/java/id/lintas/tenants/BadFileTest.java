package id.lintas.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadFileTest {

    private final Sandbox sandbox;

    BadFileTest(@TempDir Path folder) {
        this.sandbox = new Sandbox(folder);
    }

    /** Each row spoils the good office in one place. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
                    'time: "14:00", '      | 'time: "14:00", hour: 14, '     | opening.hour is not a known key
                    'city:'                | 'town:'                         | city is absent; town is not a known key
                    'name: Kantor Imigrasi Contoh' | 'name: "  "'            | name is blank
                    'code: CTH'            | 'code: ct'                      | code is ct (expected: three capital letters)
                    'Asia/Jakarta'         | 'Asia/Tokyo'                    | zone is Asia/Tokyo (expected: one of Asia/Jakarta, Asia/Pontianak, Asia/Makassar, Asia/Jayapura)
                    'FRIDAY'               | 'JUMAT'                         | opening.day is JUMAT (expected: one of monday, tuesday, wednesday, thursday, friday, saturday, sunday)
                    'time: "14:00"'        | 'time: 2pm'                     | opening.time is 2pm (expected: a time such as 14:00)
                    'horizonDays: 14'      | 'horizonDays: 0'                | opening.horizonDays is 0 (expected: 1 to 90)
                    'horizonDays: 14'      | 'horizonDays: 1e1'              | opening.horizonDays is 1e1 (expected: 1 to 90)
                    'regular: 30, priority: 10' | 'regular: 1001, vip: 1'    | sessions.morning.quota.regular is 1001 (expected: 0 to 1000); sessions.morning.quota.vip is not a known key
                    '{ regular: 30, priority: 10 }' | '{}'                   | sessions.morning.quota is empty (expected: at least one entry)
                    'end: "10:00"'         | 'end: "08:00"'                  | sessions.morning is refused: session: 08:00–08:00 (expected: start before end)
                    'links:'               | '  noon: { start: "09:30", end: "12:00", quota: { regular: 1 } }\nlinks:' | sessions.noon overlaps session morning
                    'city: Contoh'         | 'city: A\nenabled: no'         | enabled is no (expected: true or false)
                    'city: Contoh'         | 'city: A\nlimits: { burst: 0, mail: 1 }' | limits.burst is 0 (expected: 1 to 100000); limits.mail is not a known key
                    'city: Contoh'         | 'city: A\nlimits: { bytesPerDay: 99999999999999, queueDepth: -1 }' | limits.queueDepth is -1 (expected: 1 to 1000000); limits.bytesPerDay is 99999999999999 (expected: 1048576 to 1099511627776)
                    'city: Contoh'         | 'city: A\nlimits: { requestsPerSecond: 1e9, bodyBytes: 10 }' | limits.requestsPerSecond is 1e9 (expected: 1 to 100000); limits.bodyBytes is 10 (expected: 1024 to 8388608)
                    'city: Contoh'         | 'city: A\nlimits: {}'          | limits is empty (expected: at least one entry)
                    'kind: rest'           | 'kind: fax'                     | links.own-system.kind is fax (expected: one of rest, queue, files)
                    '"http:'               | '"ftp:'                         | links.own-system is refused: address: ftp://127.0.0.1:8090/x (expected: an http or https URL)
                    ', secret: contoh/webhook' | ''                          | links.own-system.secret is absent
                    'contoh/webhook'       | 'palembang/webhook'             | links.own-system.secret is no reference to a secret of its own (expected: contoh/ and a file's name)
                    'contoh/webhook'       | 'contoh/..'                     | links.own-system.secret is no reference to a secret of its own (expected: contoh/ and a file's name)
                    'contoh/webhook'       | 'whsec_c2VjcmV0'                | links.own-system.secret is no reference to a secret of its own (expected: contoh/ and a file's name)
                    'kind: rest'           | 'kind: queue'                   | links.own-system.address is not the office's own (expected: office.contoh.out)
                    'kind: rest'           | 'kind: files'                   | links.own-system.address is not the office's own (expected: drop/out)
                    'own-system'           | 'registry'                      | links.registry is the name of a link of the hub itself
                    'lintas.peers.port'    | 'lintas.typo'                   | links.own-system.address needs the property lintas.typo, which is not set
                    '${lintas.peers.port}' | '${lintas.peers.port'           | links.own-system.address has a placeholder that does not end or has no name
                    'city: Contoh'         | 'city: [ Contoh ]'              | city is a list (expected: a map)
                    'city: Contoh'         | 'city: { is: Contoh }'          | city is a map (expected: a single value)
                    'city: Contoh'         | 'city:'                         | city has no value
                    'city: Contoh'         | 'city: null'                    | city has no value
                    'city: Contoh'         | 'city: !!java.net.URL x'        | city has a tag (expected: none)
                    'city: Contoh'         | 'city: &c Contoh'               | city has an anchor (expected: none)
                    'city: Contoh'         | 'city: A\ncity: B'              | city is there twice
                    'city: Contoh'         | 'city: A\n"a b": c'             | has a key that is no name (expected: letters, digits and dashes)
                    'city: Contoh'         | 'city: A\n? [ x ]\n: y'         | has a key that is no name (expected: letters, digits and dashes)
                    'city: Contoh'         | 'city: A\n<<: { x: y }'         | has a key that is no name (expected: letters, digits and dashes)
                    'city: Contoh'         | 'city: A: B'                    | line 4 is not YAML: mapping values are not allowed here
                    'city: Contoh'         | 'city: A\nx: {a: {a: {a: {a: {a: {a: {a: {a: {a: b}}}}}}}}}' | x.a.a.a.a.a.a.a is nested too deeply; x is not a known key
                    """)
    void isRefusedWithItsReasons(String piece, String instead, String reasons) throws IOException {
        sandbox.office("contoh", Sandbox.OFFICE.replace(piece, instead.translateEscapes()));

        Tenants tenants = sandbox.load();

        assertThat(String.join("; ", Sandbox.texts(tenants.problems())).replace("offices/contoh.yaml: ", ""))
                .isEqualTo(reasons);
        assertThat(tenants.all()).isEmpty();
    }

    @Test
    void namesFileAndFullPath() throws IOException {
        sandbox.office("contoh", Sandbox.OFFICE.replace("time: ", "hour: x, time: "));

        assertThat(sandbox.problems()).containsExactly("offices/contoh.yaml: opening.hour is not a known key");
    }

    @Test
    void aPartOfTheHubLendsItsNameToNobody() throws IOException {
        sandbox.partner("hub", Sandbox.PARTNER.replace("bank/", "hub/"));

        assertThat(sandbox.problems())
                .containsExactly("partners/hub.yaml: has the name of a part of the hub itself (expected: a tenant's)");
    }

    @Test
    void collectsEveryErrorOfEveryFileWhileGoodOnesLoad() throws IOException {
        sandbox.office("baik", Sandbox.OFFICE.replace("contoh/", "baik/"))
                .office("buruk", "name: x\ncode: y\nclass: z\nfax: 1\nopening: soon\n")
                .partner("bank", Sandbox.PARTNER)
                .partner("toko", "name: x\ndialect: SNAP\ntransport: pigeon\nsecrets: { a: hunter2 }\nkey: v\n");

        Tenants tenants = sandbox.load();

        assertThat(Sandbox.texts(tenants.problems()))
                .containsExactly(
                        "offices/buruk.yaml: code is y (expected: three capital letters)",
                        "offices/buruk.yaml: city is absent",
                        "offices/buruk.yaml: province is absent",
                        "offices/buruk.yaml: zone is absent",
                        "offices/buruk.yaml: opening is a single value (expected: a map)",
                        "offices/buruk.yaml: opening.day is absent",
                        "offices/buruk.yaml: opening.time is absent",
                        "offices/buruk.yaml: opening.horizonDays is absent",
                        "offices/buruk.yaml: sessions is absent",
                        "offices/buruk.yaml: fax is not a known key",
                        "partners/toko.yaml: dialect is SNAP (expected: small letters, digits and dashes)",
                        "partners/toko.yaml: transport is pigeon (expected: one of rest, queue, files)",
                        "partners/toko.yaml: secrets.a is no reference to a secret of its own"
                                + " (expected: toko/ and a file's name)",
                        "partners/toko.yaml: key is not a known key");
        assertThat(tenants.all()).hasSize(1);
        assertThat(tenants.partners().all()).hasSize(1);
    }

    @Test
    void anAliasBombIsRefusedUnexpanded() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 { x: y }\n");
        for (int level = 1; level < 40; level++) {
            String last = "*a" + (level - 1);
            bomb.append("a%d: &a%d { p: %s, q: %s }\n".formatted(level, level, last, last));
        }
        sandbox.office("contoh", Sandbox.OFFICE + bomb);

        assertThat(sandbox.problems()).contains("offices/contoh.yaml: a1.p is an alias (expected: the value itself)");
    }

    @Test
    void aFileThatIsNoMapIsRefused() throws IOException {
        sandbox.office("a", "").office("b", "just text").office("c", "- x").office("d", "{}\n---\n{}");

        assertThat(sandbox.problems())
                .contains(
                        "offices/a.yaml: is empty",
                        "offices/b.yaml: is a single value (expected: a map)",
                        "offices/c.yaml: is a list (expected: a map)",
                        "offices/d.yaml: has a second document (expected: one)");
    }

    @Test
    void aFileThatIsTooLongOrNoTextIsRefused() throws IOException {
        sandbox.office("long", Sandbox.OFFICE + "#".repeat(16 * 1024));
        Files.write(sandbox.folder().resolve("offices/bytes.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
        Files.createDirectory(sandbox.folder().resolve("offices/folder.yaml"));
        sandbox.office("zero", "name: \u0000");

        assertThat(sandbox.problems())
                .containsExactly(
                        "offices/bytes.yaml: is not UTF-8",
                        "offices/folder.yaml: is no regular file",
                        "offices/long.yaml: is longer than 16384 bytes",
                        "offices/zero.yaml: is not YAML: special characters are not allowed");
    }

    @Test
    void aLinkMayNotLeaveTheFolder(@TempDir Path elsewhere) throws IOException {
        Path offices = sandbox.folder().resolve("offices");
        Path outside = Files.writeString(elsewhere.resolve("contoh.yaml"), Sandbox.OFFICE);
        Files.createSymbolicLink(offices.resolve("contoh.yaml"), outside);
        Files.createDirectory(offices.resolve("..data"));
        Files.writeString(offices.resolve("..data/baik.yaml"), Sandbox.OFFICE.replace("contoh/", "baik/"));
        Files.createSymbolicLink(offices.resolve("baik.yaml"), Path.of("..data", "baik.yaml"));

        Tenants tenants = sandbox.load();

        assertThat(Sandbox.texts(tenants.problems()))
                .containsExactly("offices/contoh.yaml: is a link that leaves the folder");
        assertThat(tenants.all()).extracting(office -> office.id().value()).containsExactly("baik");
    }

    @Test
    void theFileNameIsTheId() throws IOException {
        sandbox.office("Contoh", Sandbox.OFFICE.replace("contoh/", "central/"))
                .office("central", Sandbox.OFFICE.replace("contoh/", "central/"));
        Files.writeString(sandbox.folder().resolve("offices/contoh.yml"), Sandbox.OFFICE);

        assertThat(sandbox.problems())
                .contains(
                        "offices/Contoh.yaml: is refused: office id: Contoh (expected: [a-z][a-z0-9-]{0,39})",
                        "offices/central.yaml: has the name of the directorate itself (expected: an office's)",
                        "offices/contoh.yml: is no tenant's file (expected: a name that ends in .yaml)");
    }

    @Test
    void ofTwoNewOfficesWithOneCodeTheSecondIsRefused() throws IOException {
        sandbox.office("a", Sandbox.OFFICE.replace("contoh/", "a/"))
                .office("b", Sandbox.OFFICE.replace("contoh/", "b/"));

        Tenants tenants = sandbox.load();

        assertThat(Sandbox.texts(tenants.problems()))
                .containsExactly("offices/b.yaml: code is CTH, the code of offices/a.yaml");
        assertThat(tenants.all()).extracting(office -> office.id().value()).containsExactly("a");
    }

    @Test
    void aFolderThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> Tenants.load(Path.of("nowhere"), Sandbox.PROPERTIES::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tenants: nowhere (expected: a folder)");
    }

    @Test
    void aPlaceholderMayHaveADefault() throws IOException {
        sandbox.office("contoh", Sandbox.OFFICE.replace("http://127.0.0.1:${lintas.peers.port}", "${own:http://a:1}"));

        assertThat(sandbox.load().all())
                .singleElement()
                .satisfies(office -> assertThat(
                                office.link("own-system").orElseThrow().address())
                        .isEqualTo("http://a:1/x"));
    }
}
