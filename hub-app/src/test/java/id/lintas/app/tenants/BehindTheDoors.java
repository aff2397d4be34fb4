package id.lintas.app.tenants;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of two nodes look at and bring about behind the doors: cases, payments, deliveries, versions. */
final class BehindTheDoors {

    private static final OfficeId OFFICE = new OfficeId(TwoNodes.OFFICE);

    /** Set before any test; the tests of two nodes share one pair. */
    private static final AtomicReference<TwoNodes> HUB = new AtomicReference<>();

    private BehindTheDoors() {}

    private static TwoNodes hub() {
        return Objects.requireNonNull(HUB.get(), "no nodes yet");
    }

    static void of(TwoNodes nodes) {
        HUB.set(nodes);
    }

    static PassportApplication billed() {
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

    static String pay(PassportApplication one) {
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

    static UUID owe() {
        in(() -> {
            bean(Deliveries.class)
                    .owe(
                            bean(Envelopes.class).webhook(OFFICE, "case.changed", "TTP-X", Map.of("office", "tutup")),
                            Office.OWN_SYSTEM);
            return true;
        });
        return in(() -> sql().sql("select id from delivery_now where link = 'own-system' and correlation = 'TTP-X'")
                .query(UUID.class)
                .single());
    }

    static String column(UUID id, String column) {
        return in(() -> sql().sql("select " + column + " from delivery_now where id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    static int count(String where) {
        return in(() -> sql().sql("select count(*) from delivery_now where " + where)
                .query(Integer.class)
                .single());
    }

    static List<String> versions(String office) {
        return sql().sql(
                        "select number || ' ' || verdict from tenant_version where kind = 'OFFICE' and id = ? order by number")
                .param(office)
                .query(String.class)
                .list();
    }

    static List<String> routes(String node) {
        return hub().node(node).getBean(RouteCounters.class).all().stream()
                .map(RouteCount::id)
                .toList();
    }

    static Offices offices(String node) {
        return hub().node(node).getBean(Offices.class);
    }

    static String read(String partner) throws IOException {
        return Files.readString(hub().tenants().resolve("partners").resolve(partner + ".yaml"));
    }

    static <T> T in(java.util.function.Supplier<T> work) {
        return bean(OfficeTransactions.class).in(OFFICE, work);
    }

    static JdbcClient sql() {
        return bean(JdbcClient.class);
    }

    static <T> T bean(Class<T> type) {
        return hub().node("first").getBean(type);
    }

    static Instant now() {
        return bean(java.time.Clock.class).instant();
    }

    static FingerRecord finger(int position) {
        byte[] bytes = new byte[50];
        System.arraycopy("FIR".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 3);
        System.arraycopy("010".getBytes(StandardCharsets.US_ASCII), 0, bytes, 4, 3);
        bytes[13] = 50;
        bytes[18] = 1;
        bytes[36] = (byte) position;
        return new FingerRecord(bytes);
    }
}
