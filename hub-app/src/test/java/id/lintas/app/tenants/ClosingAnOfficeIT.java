package id.lintas.app.tenants;

import static id.lintas.app.tenants.BehindTheDoors.bean;
import static id.lintas.app.tenants.BehindTheDoors.billed;
import static id.lintas.app.tenants.BehindTheDoors.column;
import static id.lintas.app.tenants.BehindTheDoors.count;
import static id.lintas.app.tenants.BehindTheDoors.now;
import static id.lintas.app.tenants.BehindTheDoors.offices;
import static id.lintas.app.tenants.BehindTheDoors.owe;
import static id.lintas.app.tenants.BehindTheDoors.pay;
import static id.lintas.app.tenants.BehindTheDoors.read;
import static id.lintas.app.tenants.BehindTheDoors.routes;
import static id.lintas.app.tenants.BehindTheDoors.sql;
import static id.lintas.app.tenants.BehindTheDoors.versions;
import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.endpoint.Caller;
import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalResult;
import id.lintas.approval.Approvals;
import id.lintas.approval.Person;
import id.lintas.freeze.Freezes;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.simulators.story.OfficeQueue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A changed file takes effect on both nodes of a hub within ten seconds, and one bad file takes nothing away. How long it
 * took is printed.
 */
class ClosingAnOfficeIT {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final OfficeId OFFICE = new OfficeId(TwoNodes.OFFICE);
    private static final String PORTAL = "/office/" + OFFICE;
    private static final String BOOKING = "/book/" + OFFICE;
    private static final List<String> NODES = TwoNodes.NODES;
    private static final Person RATNA = new Person("id-ratna", "ratna", Set.of("central-operator"));
    private static final Person SRI = new Person("id-sri", "sri", Set.of("central-operator"));

    @TempDir
    private static Path folder = Path.of("");

    private static TwoNodes hub;

    /** The same person at each node. */
    private record Both(Caller first, Caller second) {

        Caller at(String node) {
            return node.equals("first") ? first : second;
        }
    }

    @BeforeAll
    static void start() throws IOException {
        hub = new TwoNodes(folder);
        BehindTheDoors.of(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aClosedOfficeLosesItsDoorsOnEveryNodeAndNothingUnderWayIsLost() throws Exception {
        Both clerks = new Both(clerk("first"), clerk("second"));
        Both publics = new Both(new Caller(hub.url("first")), new Caller(hub.url("second")));
        OfficeDoors doors = new OfficeDoors(hub);
        doors.awaitOpen(WITHIN);
        OfficeQueue.Line line = doors.stayAtTheQueue();
        List<CompletableFuture<Void>> streams =
                List.of(untilTheStreamEnds(clerks.first()), untilTheStreamEnds(clerks.second()));
        PassportApplication billed = billed();

        hub.office("enabled: false\n");
        Instant closed = now();
        doors.awaitClosed(WITHIN);
        print("portal, booking, API, queue user and SFTP user closed on both nodes", closed);
        for (String node : NODES) {
            assertThat(publics.at(node).get(BOOKING).body()).contains("data-closed=\"tutup\"");
            assertThat(publics.at(node).get("/book").body()).doesNotContain(BOOKING);
        }
        try (line) {
            Awaitility.await().atMost(WITHIN).until(line::cut);
        }
        Awaitility.await()
                .atMost(WITHIN)
                .untilAsserted(() -> assertThat(streams).allMatch(CompletableFuture::isDone));
        print("event streams ended on both nodes", closed);
        assertThat(publics.second().submit(BOOKING, Map.of("lane", "REGULAR")).body())
                .contains("data-closed=\"tutup\"");
        assertThat(clerks.first().get(PORTAL + "/events").status()).isEqualTo(404);

        int told = hub.told();
        UUID owed = owe();
        assertThat(pay(billed)).contains("SETTLED");
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(6))
                .untilAsserted(() ->
                        assertThat(column(owed, "status || ' ' || attempts")).isEqualTo("DUE 0"));
        assertThat(hub.told()).isEqualTo(told);
        assertThat(count("link = 'own-system' and status = 'DUE' and attempts = 0"))
                .as("the payment is owed to the office's own system too")
                .isEqualTo(2);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(count("link = 'registry' and type like '%payment%' and status = 'SENT'"))
                                .as("the registry is told of the payment")
                                .isEqualTo(1));

        hub.office("");
        Instant opened = now();
        doors.awaitOpen(WITHIN);
        Awaitility.await()
                .atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(column(owed, "status || ' ' || attempts")).isEqualTo("DELIVERED 1"));
        print("open again on both nodes, what waited is delivered", opened);
        assertThat(hub.told()).isEqualTo(told + 2);
    }

    @Test
    void anOfficeThatTwoPeopleFreezeLosesTheSameDoorsAndGetsThemBack() throws Exception {
        OfficeDoors doors = new OfficeDoors(hub);
        doors.awaitOpen(WITHIN);
        try (OfficeQueue.Line line = doors.stayAtTheQueue()) {
            approve(bean(Freezes.class).askToFreeze(OFFICE, RATNA, "kunci bocor"), SRI);
            Instant frozen = now();
            doors.awaitClosed(WITHIN);
            Awaitility.await().atMost(WITHIN).until(line::cut);
            print("all doors of a frozen office closed on both nodes", frozen);
        }
        approve(bean(Freezes.class).askToThaw(OFFICE, SRI, "kunci diganti"), RATNA);
        Instant thawed = now();
        doors.awaitOpen(WITHIN);
        print("and open again", thawed);
    }

    private static void approve(Approval asked, Person second) {
        assertThat(bean(Approvals.class).approve(OfficeId.CENTRAL, asked.id(), second, asked.digest()))
                .isEqualTo(ApprovalResult.DONE);
    }

    @Test
    void aClosedPartnerLosesItsDoorOnEveryNodeAndGetsItBack() throws Exception {
        Map<String, String> files =
                Map.of("bank-siak", read("bank-siak"), "pos", read("pos"), "bank-musi", read("bank-musi"));
        List<String> routes = List.of("receive-queue-bank-siak", "receive-files-pos");
        for (String node : NODES) {
            Awaitility.await().untilAsserted(() -> assertThat(routes(node)).containsAll(routes));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            hub.write("partners/" + file.getKey(), file.getValue() + "enabled: false\n");
        }
        Instant closed = now();
        for (String node : NODES) {
            Awaitility.await()
                    .atMost(WITHIN)
                    .untilAsserted(() -> assertThat(routes(node)).doesNotContainAnyElementsOf(routes));
        }
        print("partners' routes gone on both nodes", closed);
        for (String node : NODES) {
            Awaitility.await()
                    .atMost(WITHIN)
                    .untilAsserted(() -> assertThat(new Caller(hub.url(node))
                                    .submit("/partners/bank-musi/v1.0/transfer-va/inquiry", Map.of())
                                    .status())
                            .isEqualTo(404));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            hub.write("partners/" + file.getKey(), file.getValue());
        }
        Instant opened = now();
        for (String node : NODES) {
            Awaitility.await()
                    .atMost(WITHIN)
                    .untilAsserted(() -> assertThat(routes(node)).containsAll(routes));
        }
        print("partners' routes back on both nodes", opened);
    }

    @Test
    void aNewOfficeAppearsAndABadFileKeepsTheLastGoodOneEvenThroughARestart() throws Exception {
        String office = Files.readString(hub.tenants().resolve("offices/palembang.yaml"))
                .replaceAll("(?s)\nlinks:.*", "\n")
                .replace("api: true\n", "")
                .replace("code: PLM", "code: BRU");
        hub.write("offices/baru", office);
        Instant written = now();
        OfficeId id = new OfficeId("baru");
        for (String node : NODES) {
            Awaitility.await()
                    .atMost(WITHIN)
                    .untilAsserted(() -> assertThat(offices(node).find(id)).isPresent());
        }
        print("a new office in force on both nodes", written);

        hub.write("offices/baru", office + "fax: 1\n");
        Awaitility.await()
                .atMost(WITHIN)
                .untilAsserted(() -> assertThat(versions("baru")).containsExactly("1 ACCEPTED", "2 REFUSED"));
        hub.restart("second");
        assertThat(offices("second").find(id))
                .as("the last good file counts after a restart")
                .isPresent();
        Awaitility.await()
                .during(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(versions("baru")).containsExactly("1 ACCEPTED", "2 REFUSED"));
        assertThat(bean(OfficeTransactions.class)
                        .in(
                                OfficeId.CENTRAL,
                                () -> sql().sql(
                                                "select event from audit_entry where subject = 'offices/baru.yaml' and office = 'central' order by at")
                                        .query(String.class)
                                        .list()))
                .as("each version is audited once, not by each node")
                .containsExactly("TENANT_ADDED", "TENANT_REFUSED");
    }

    @Test
    void anOfficeWrittenByTheCommandIsInForceWithinSeconds() throws Exception {
        Process command = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlintas.tenants=" + hub.tenants(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "id.lintas.tenants.TenantFileCommand",
                        "office",
                        "add",
                        "--id",
                        "tambahan",
                        "--name",
                        "Kantor Imigrasi Tambahan",
                        "--code",
                        "TBH",
                        "--city",
                        "Tambahan",
                        "--province",
                        "Riau"))
                .redirectErrorStream(true)
                .start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(command.waitFor()).as(said).isZero();
        Instant written = now();
        for (String node : NODES) {
            Caller visitor = new Caller(hub.url(node));
            Awaitility.await()
                    .atMost(WITHIN)
                    .untilAsserted(() ->
                            assertThat(visitor.get("/book/tambahan").status()).isEqualTo(200));
        }
        print("an office written by the command takes bookings on both nodes", written);
    }

    private static Caller clerk(String node) {
        return new Caller(hub.url(node)).logIn("tutup-clerk", TwoNodes.PASSWORD);
    }

    private static CompletableFuture<Void> untilTheStreamEnds(Caller clerk) {
        InputStream stream = clerk.stream(PORTAL + "/events");
        return CompletableFuture.runAsync(() -> {
            try (stream) {
                stream.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new IllegalStateException("the stream broke", e);
            }
        });
    }

    private static void print(String what, Instant since) {
        System.out.printf(
                "closing: %s after %d ms%n",
                what, Duration.between(since, now()).toMillis());
    }
}
