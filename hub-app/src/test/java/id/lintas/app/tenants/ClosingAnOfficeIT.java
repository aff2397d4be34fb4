package id.lintas.app.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.endpoint.Caller;
import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.capture.Capture;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawMessage;
import id.lintas.office.Lane;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.registry.RegistryIntake;
import id.lintas.route.RouteCount;
import id.lintas.route.RouteCounters;
import id.lintas.vault.FingerRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A changed file takes effect on both nodes of a hub within ten seconds, and one bad file takes nothing away. How long it
 * took is printed.
 */
class ClosingAnOfficeIT {

    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final OfficeId OFFICE = new OfficeId(TwoNodes.OFFICE);
    private static final String PORTAL = "/office/" + OFFICE;
    private static final String BOOKING = "/book/" + OFFICE;
    private static final List<String> NODES = List.of("first", "second");

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
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aClosedOfficeLosesItsDoorsOnEveryNodeAndNothingUnderWayIsLost() throws Exception {
        Both clerks = new Both(clerk("first"), clerk("second"));
        Both publics = new Both(new Caller(hub.url("first")), new Caller(hub.url("second")));
        for (String node : NODES) {
            assertThat(clerks.at(node).get(PORTAL).status()).isEqualTo(200);
            assertThat(publics.at(node).get(BOOKING).status()).isEqualTo(200);
        }
        List<CompletableFuture<Void>> streams =
                List.of(untilTheStreamEnds(clerks.first()), untilTheStreamEnds(clerks.second()));
        PassportApplication billed = billed();

        hub.office("enabled: false\n");
        Instant closed = now();
        for (String node : NODES) {
            Awaitility.await().atMost(WITHIN).untilAsserted(() -> {
                assertThat(clerks.at(node).get(PORTAL).status()).isEqualTo(404);
                assertThat(publics.at(node).get(BOOKING).body()).contains("data-closed=\"tutup\"");
                assertThat(publics.at(node).get("/book").body()).doesNotContain(BOOKING);
            });
        }
        print("portal and booking closed on both nodes", closed);
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
        for (String node : NODES) {
            Awaitility.await().atMost(WITHIN).untilAsserted(() -> {
                assertThat(clerks.at(node).get(PORTAL).status()).isEqualTo(200);
                assertThat(publics.at(node).get(BOOKING).status()).isEqualTo(200);
            });
        }
        Awaitility.await()
                .atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(column(owed, "status || ' ' || attempts")).isEqualTo("DELIVERED 1"));
        print("open again on both nodes, what waited is delivered", opened);
        assertThat(hub.told()).isEqualTo(told + 2);
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
                .inheritIO()
                .start();
        assertThat(command.waitFor()).isZero();
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

    private static PassportApplication billed() {
        Bookings bookings = bean(Bookings.class);
        Place place = bookings.places(OFFICE, Lane.REGULAR).get(0);
        PassportApplication.Applicant siti = new PassportApplication.Applicant(
                "SITI AMINAH", new Nik("1671015211870001"), LocalDate.of(1987, 11, 12));
        Booking booking = bookings.book(
                OFFICE,
                new BookingRequest(
                        place.day(),
                        place.start(),
                        Lane.REGULAR,
                        "081200000000",
                        List.of(new BookingRequest.Person(siti, PassportKind.ORDINARY_5Y))));
        PassportApplications cases = bean(PassportApplications.class);
        PassportApplication one = cases.ofBooking(OFFICE, booking.code()).get(0);
        cases.move(OFFICE, one.id(), Stage.ARRIVED, "dewi");
        cases.move(OFFICE, one.id(), Stage.DOCUMENTS_CHECKED, "dewi");
        bean(Capture.class).capture(OFFICE, one.id(), List.of(finger(2), finger(3)), "dewi");
        UUID asked = in(() -> sql().sql("select id from delivery where type = 'id.lintas.bill.requested.v1'")
                .query(UUID.class)
                .single());
        bean(RegistryIntake.class)
                .event("""
                        {"specversion":"1.0","id":"%s","source":"/registry","type":"id.lintas.bill.issued.v1","causationid":"%s",
                         "data":{"applicationId":"%s","billingCode":"820261123000555","amount":350000,"issuedAt":"%s","expiresAt":"%s"}}""".formatted(UUID.randomUUID(), asked, one.id(), now(), now().plus(Duration.ofDays(7)))
                        .getBytes(StandardCharsets.UTF_8));
        return one;
    }

    private static String pay(PassportApplication one) {
        String text = """
                {"messageId":"QB-0002","operation":"payment","billingCode":"820261123000555","amount":350000,"currency":"IDR",
                 "bankReference":"000000123456","paidAt":"%s","channel":"TELLER"}""".formatted(now());
        return new String(
                bean(PartnerIntake.class)
                        .receive(new RawMessage(
                                new PartnerId("bank-siak"),
                                Transport.QUEUE,
                                "bank.bank-siak.in",
                                Map.of("jmsmessageid", "ID:" + one.id()),
                                text.getBytes(StandardCharsets.UTF_8),
                                now()))
                        .body(),
                StandardCharsets.UTF_8);
    }

    private static UUID owe() {
        in(() -> {
            bean(Deliveries.class)
                    .owe(
                            bean(Envelopes.class).webhook(OFFICE, "case.changed", "TTP-X", Map.of("office", "tutup")),
                            Office.OWN_SYSTEM);
            return true;
        });
        return in(() -> sql().sql("select id from delivery where link = 'own-system' and correlation = 'TTP-X'")
                .query(UUID.class)
                .single());
    }

    private static String column(UUID id, String column) {
        return in(() -> sql().sql("select " + column + " from delivery where id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    private static int count(String where) {
        return in(() -> sql().sql("select count(*) from delivery where " + where)
                .query(Integer.class)
                .single());
    }

    private static List<String> versions(String office) {
        return sql().sql(
                        "select number || ' ' || verdict from tenant_version where kind = 'OFFICE' and id = ? order by number")
                .param(office)
                .query(String.class)
                .list();
    }

    private static List<String> routes(String node) {
        return hub.node(node).getBean(RouteCounters.class).all().stream()
                .map(RouteCount::id)
                .toList();
    }

    private static Offices offices(String node) {
        return hub.node(node).getBean(Offices.class);
    }

    private static String read(String partner) throws IOException {
        return Files.readString(hub.tenants().resolve("partners").resolve(partner + ".yaml"));
    }

    private static <T> T in(java.util.function.Supplier<T> work) {
        return bean(OfficeTransactions.class).in(OFFICE, work);
    }

    private static JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    private static <T> T bean(Class<T> type) {
        return hub.node("first").getBean(type);
    }

    private static Instant now() {
        return bean(java.time.Clock.class).instant();
    }

    private static void print(String what, Instant since) {
        System.out.printf(
                "closing: %s after %d ms%n",
                what, Duration.between(since, now()).toMillis());
    }

    private static FingerRecord finger(int position) {
        byte[] bytes = new byte[50];
        System.arraycopy("FIR".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 3);
        System.arraycopy("010".getBytes(StandardCharsets.US_ASCII), 0, bytes, 4, 3);
        bytes[13] = 50;
        bytes[18] = 1;
        bytes[36] = (byte) position;
        return new FingerRecord(bytes);
    }
}
