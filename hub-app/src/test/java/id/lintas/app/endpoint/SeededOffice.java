package id.lintas.app.endpoint;

import id.lintas.app.story.Canaries;
import id.lintas.app.story.RunningHub;
import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.capture.Capture;
import id.lintas.harness.RealPostgres;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Payments;
import id.lintas.payment.SettlePayment;
import id.lintas.privacy.SubjectRequest;
import id.lintas.privacy.SubjectRequests;
import id.lintas.simulators.fingerprint.FingerRecord;
import id.lintas.simulators.fingerprint.FingerprintSynth;
import id.lintas.simulators.story.Applicant;
import id.lintas.staff.Handovers;
import id.lintas.staff.Invitations;
import id.lintas.staff.Staff;
import id.lintas.staff.StaffRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;

/**
 * An office with one of everything: an admin who may do all, a paid case, a note, an invitation, an approval, a request about personal data. Each of its
 * texts occurs nowhere else.
 *
 * @param texts what must not be seen by anybody else, by what it is
 */
record SeededOffice(
        OfficeId id,
        String user,
        Caller admin,
        UUID staff,
        UUID aCase,
        UUID approval,
        UUID request,
        String booking,
        String nik,
        String invitation,
        String reference,
        Map<String, String> texts) {

    private static final String PASSWORD = "Sandi-yang-panjang-7";
    private static final List<Integer> FINGERS = List.of(2, 7);
    private static final Duration REGISTRY = Duration.ofSeconds(30);

    /** Fills the office. */
    static SeededOffice in(RunningHub hub, String name) {
        OfficeId office = new OfficeId(name);
        String mark = UUID.randomUUID().toString().substring(0, 8).replaceAll("[0-9]", "x");
        String user = "semua" + mark;
        hub.keycloak().addUser(user, PASSWORD, name, "clerk", "cashier", "office-lead", "office-admin");
        Caller admin = new Caller(hub.url()).logIn(user, PASSWORD);
        admin.get("/office/" + name);
        UUID staff = hub.bean(Staff.class).find(office, user).orElseThrow().id();
        String note = "Catatan zq" + mark;
        hub.bean(Handovers.class).write(office, staff, note, user);
        String invitation = hub.bean(Invitations.class)
                .make(
                        office,
                        Set.of(StaffRole.CLERK),
                        hub.bean(Staff.class).today(office).plusDays(30),
                        null,
                        user);
        Applicant person = new Canaries().person("167101");
        Booking booking = book(hub, office, person);
        PassportApplication one = hub.bean(PassportApplications.class)
                .ofBooking(office, booking.code())
                .get(0);
        String code = billed(hub, one, user);
        String reference = "NTB" + mark.toUpperCase(java.util.Locale.ROOT);
        pay(hub, one, code, reference);
        UUID approval = UUID.randomUUID();
        String reason = "Alasan zq" + mark;
        ask(hub, office, approval, reason);
        admin.submit(
                "/office/" + name + "/cases/" + one.id() + "/unmask",
                Map.of("reason", "AT_COUNTER", "note", "pemohon ada di loket"));
        String asked = "Permintaan zq" + mark;
        UUID request = hub.bean(SubjectRequests.class)
                .open(office, SubjectRequest.Kind.ACCESS, new Nik(person.nik()), asked, user)
                .id();
        Map<String, String> texts = Map.of(
                "user", user,
                "note", note,
                "first name", person.name().substring(0, person.name().indexOf(' ')),
                "NIK", person.nik(),
                "booking code", booking.code(),
                "case", one.id().toString(),
                "billing code", code,
                "partner's reference", reference,
                "request", asked,
                "reason", reason);
        return new SeededOffice(
                office,
                user,
                admin,
                staff,
                one.id(),
                approval,
                request,
                booking.code(),
                person.nik(),
                invitation,
                reference,
                texts);
    }

    /** A path of the matrix with this office's ids; in the path stands the office given. */
    String path(String pattern, OfficeId inPath) {
        String path = pattern.replace("{office}", inPath.value())
                .replace("cases/{id}", "cases/" + aCase)
                .replace("staff/{id}", "staff/" + staff)
                .replace("privacy/{id}", "privacy/" + request)
                .replace("approvals/{id}", "approvals/" + approval);
        if (path.contains("{")) {
            throw new IllegalStateException("pattern: " + pattern + " (expected: ids of kinds that are seeded)");
        }
        return path;
    }

    /** Which of the texts stand there. */
    List<String> seenIn(String where, String text) {
        return texts.entrySet().stream()
                .filter(one -> text.contains(one.getValue()))
                .map(one -> one.getKey() + " of " + id + " in " + where)
                .toList();
    }

    static Booking book(RunningHub hub, OfficeId office, Applicant person) {
        Bookings bookings = hub.bean(Bookings.class);
        Place place = bookings.places(office, Lane.REGULAR).stream()
                .filter(free -> free.left() > 0)
                .findFirst()
                .orElseThrow();
        return bookings.book(
                office,
                new BookingRequest(
                        place.day(),
                        place.start(),
                        Lane.REGULAR,
                        person.phone(),
                        List.of(new BookingRequest.Person(
                                new PassportApplication.Applicant(
                                        person.name(), new Nik(person.nik()), person.birthDate()),
                                PassportKind.ORDINARY_5Y))));
    }

    /** Moved to capture by hand; the bill is the simulated registry's own. */
    private static String billed(RunningHub hub, PassportApplication one, String user) {
        PassportApplications applications = hub.bean(PassportApplications.class);
        applications.move(one.office(), one.id(), Stage.ARRIVED, user);
        applications.move(one.office(), one.id(), Stage.DOCUMENTS_CHECKED, user);
        hub.bean(Capture.class)
                .capture(
                        one.office(),
                        one.id(),
                        IntStream.range(0, FINGERS.size())
                                .mapToObj(i -> FingerRecord.raw(
                                        FINGERS.get(i),
                                        FingerprintSynth.impression(
                                                FingerprintSynth.finger(one.id().getLeastSignificantBits() + i), 1)))
                                .map(id.lintas.vault.FingerRecord::new)
                                .toList(),
                        user);
        return Awaitility.await()
                .atMost(REGISTRY)
                .until(
                        () -> hub.bean(Payments.class)
                                .bill(one.office(), one.id())
                                .map(Bill::billingCode)
                                .map(BillingCode::value),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void pay(RunningHub hub, PassportApplication one, String code, String reference) {
        Instant now = Instant.now();
        Bill bill = hub.bean(Payments.class).bill(one.office(), one.id()).orElseThrow();
        hub.bean(OfficeTransactions.class)
                .inTransaction(() -> hub.bean(SettlePayment.class)
                        .settle(
                                new PaymentConfirmation(
                                        new PartnerId("bank-siak"),
                                        Transport.QUEUE,
                                        reference,
                                        new BillingCode(code),
                                        bill.amount(),
                                        now,
                                        "ATM"),
                                now));
    }

    /** By hand: no kind of approval is an office's own yet. */
    private static void ask(RunningHub hub, OfficeId office, UUID id, String reason) {
        sql(hub, """
                insert into approval (office, id, kind, subject, content, digest, reason, asked_by, asked_name, asked_at,
                  expires_at, state)
                values ('%s', '%s', 'office.freeze', '%s', '{}', '%s', '%s', 'somebody', 'somebody', now(), now() + interval '1 day',
                  'ASKED')
                """.formatted(office, id, id, "0".repeat(64), reason));
    }

    /** As somebody whom row-level security does not bind. */
    static void sql(RunningHub hub, String statement) {
        try (Connection own = hub.bean(DataSource.class).getConnection();
                Connection superuser = RealPostgres.forTests().superuser(own.getCatalog());
                Statement sql = superuser.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
