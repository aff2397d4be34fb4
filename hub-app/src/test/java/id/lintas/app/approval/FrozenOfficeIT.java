package id.lintas.app.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.app.endpoint.Answer;
import id.lintas.app.endpoint.Caller;
import id.lintas.app.story.RunningHub;
import id.lintas.approval.Person;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.capture.Capture;
import id.lintas.delivery.Links;
import id.lintas.freeze.Freezes;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import id.lintas.office.UnknownOffice;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.Payment;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Payments;
import id.lintas.payment.SettlePayment;
import id.lintas.payment.Settlement;
import id.lintas.vault.FingerRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Two operators close an office on a running hub with real logins, and open it again. */
class FrozenOfficeIT {

    private static final OfficeId OFFICE = new OfficeId("bengkulu");
    private static final String PASSWORD = "closing-the-office-1";
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Pattern DIGEST = Pattern.compile("data-digest=\"([0-9a-f]{64})\"");

    private final RunningHub hub = RunningHub.get();
    private final Caller ratna = logIn("ratna");
    private final Caller sri = logIn("sri");

    @Test
    void aFrozenOfficeLosesPortalAndBookingAndItsOwnLinkWaitsUntilItIsOpenAgain() {
        hub.keycloak().addOffice(OFFICE.value());
        hub.keycloak().addUser("frozen-clerk", PASSWORD, OFFICE.value(), "clerk");
        Caller clerk = new Caller(hub.url()).logIn("frozen-clerk", PASSWORD);
        Caller public_ = new Caller(hub.url());
        assertThat(clerk.get("/office/bengkulu").status()).isEqualTo(200);
        assertThat(public_.get("/book/bengkulu").status()).isEqualTo(200);
        BookingRequest wish = wish(OFFICE);

        decide(ratna, sri, OFFICE, "freeze");
        Awaitility.await().atMost(WITHIN).untilAsserted(() -> {
            assertThat(clerk.get("/office/bengkulu").status()).isEqualTo(404);
            assertThat(public_.get("/book/bengkulu").status()).isEqualTo(404);
            assertThat(public_.get("/book").body()).doesNotContain("/book/bengkulu");
            assertThat(hub.bean(Links.class).held().offices()).contains(OFFICE);
        });
        assertThat(clerk.get("/office/bengkulu/events").status()).isEqualTo(404);
        assertThat(clerk.get("/office").status()).isEqualTo(403);
        assertThat(public_.submit("/book/bengkulu", Map.of()).status()).isEqualTo(404);
        assertThatThrownBy(() -> hub.bean(Bookings.class).book(OFFICE, wish)).isInstanceOf(UnknownOffice.class);
        assertThat(hub.bean(Links.class).find(OFFICE, Links.REGISTRY))
                .as("payments for its bills are still told to the registry")
                .isPresent();
        assertThat(clerk.get("/office/palembang").status())
                .as("no other office opens instead")
                .isEqualTo(404);

        decide(sri, ratna, OFFICE, "thaw");
        Awaitility.await().atMost(WITHIN).untilAsserted(() -> {
            assertThat(clerk.get("/office/bengkulu").status()).isEqualTo(200);
            assertThat(public_.get("/book/bengkulu").status()).isEqualTo(200);
            assertThat(hub.bean(Links.class).held().offices()).doesNotContain(OFFICE);
        });
        assertThat(hub.bean(Bookings.class).book(OFFICE, wish).code()).startsWith("B");
    }

    @Test
    void moneyForItsBillsIsTakenAndToldToTheRegistryWhileItIsFrozen() {
        OfficeId office = new OfficeId("cirebon");
        UUID id = captured(office);
        Payments payments = hub.bean(Payments.class);
        BillingCode code = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> code(payments, office, id), Optional::isPresent)
                .orElseThrow();
        decide(ratna, sri, office, "freeze");
        Awaitility.await()
                .atMost(WITHIN)
                .until(() -> hub.bean(Offices.class).find(office).isEmpty());

        Instant now = hub.bean(Clock.class).instant();
        Settlement settlement = hub.bean(OfficeTransactions.class)
                .inTransaction(() -> hub.bean(SettlePayment.class)
                        .settle(
                                new PaymentConfirmation(
                                        new PartnerId("bank-musi"),
                                        Transport.REST,
                                        "FROZEN-" + id,
                                        code,
                                        payments.bill(office, id).orElseThrow().amount(),
                                        now,
                                        "TELLER"),
                                now));
        assertThat(settlement.outcome()).isEqualTo(Outcome.SETTLED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(payments.of(office, id))
                        .singleElement()
                        .extracting(Payment::registryStoredAt)
                        .isNotNull());
        decide(sri, ratna, office, "thaw");
    }

    @Test
    void theSamePersonCannotApproveFromASecondSession() {
        OfficeId other = new OfficeId("jambi");
        String asked = ask(ratna, other, "freeze");
        Caller again = logIn("ratna");
        Answer refused = again.submit(asked + "/approve", Map.of("digest", digest(again, asked)));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("data-wrong=\"approval.result.SAME_PERSON\"");
        assertThat(again.submit(asked + "/refuse", Map.of("reason", "tidak")).status())
                .isEqualTo(403);
        assertThat(sri.submit(asked + "/refuse", Map.of("reason", "")).status()).isEqualTo(422);
        assertThat(sri.submit(asked + "/approve", Map.of("digest", "0".repeat(64)))
                        .status())
                .isEqualTo(409);
        assertThat(sri.submit(asked + "/refuse", Map.of("reason", "tidak perlu"))
                        .status())
                .isEqualTo(303);
        assertThat(sri.submit(asked + "/approve", Map.of("digest", digest(sri, asked)))
                        .status())
                .isEqualTo(409);
        assertThat(again.submit(asked + "/withdraw", Map.of()).status()).isEqualTo(409);
    }

    @Test
    void theSameThingIsNotAskedForTwice() {
        OfficeId other = new OfficeId("madiun");
        String asked = ask(ratna, other, "freeze");
        Answer again = sri.submit("/console/freeze", form(other, "freeze", "sama"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("data-wrong=\"approval.ask.ASKED_BEFORE\"");
        assertThat(sri.submit("/console/freeze", form(other, "thaw", "sama")).body())
                .contains("data-wrong=\"approval.ask.NOTHING_TO_DO\"");
        assertThat(sri.submit("/console/freeze", form(other, "freeze", " ")).status())
                .isEqualTo(422);
        assertThat(ratna.submit(asked + "/withdraw", Map.of()).status()).isEqualTo(303);
    }

    @Test
    void anAuditorsRoleIsNotEnoughEvenBesideTheWeb() {
        assertThatThrownBy(() -> hub.bean(Freezes.class)
                        .askToFreeze(OFFICE, new Person("id-agus", "agus", Set.of("auditor")), "sebab"))
                .hasMessageContaining("WRONG_ROLE");
    }

    private void decide(Caller asker, Caller approver, OfficeId office, String way) {
        String asked = ask(asker, office, way);
        Answer done = approver.submit(asked + "/approve", Map.of("digest", digest(approver, asked)));
        assertThat(done.status()).isEqualTo(303);
        assertThat(approver.get(asked).body()).contains("data-state=\"APPROVED\"");
    }

    private String ask(Caller asker, OfficeId office, String way) {
        Answer asked = asker.submit("/console/freeze", form(office, way, "kunci bocor"));
        assertThat(asked.status()).isEqualTo(303);
        return asked.location().replaceFirst("^https?://[^/]+", "");
    }

    private static Map<String, String> form(OfficeId office, String way, String reason) {
        return Map.of("office", office.value(), "way", way, "reason", reason);
    }

    private static String digest(Caller who, String asked) {
        Matcher found = DIGEST.matcher(who.get(asked).body());
        assertThat(found.find()).as("a digest on the page").isTrue();
        return found.group(1);
    }

    private Caller logIn(String user) {
        return new Caller(hub.url()).logIn(user, hub.keycloak().secrets().text("demo/" + user));
    }

    private static Optional<BillingCode> code(Payments payments, OfficeId office, UUID id) {
        Bill bill = payments.bill(office, id).orElseThrow();
        return Optional.ofNullable(bill.billingCode());
    }

    private UUID captured(OfficeId office) {
        PassportApplications applications = hub.bean(PassportApplications.class);
        String booking = hub.bean(Bookings.class).book(office, wish(office)).code();
        UUID id = applications.ofBooking(office, booking).get(0).id();
        applications.move(office, id, Stage.ARRIVED, "dewi");
        applications.move(office, id, Stage.DOCUMENTS_CHECKED, "dewi");
        hub.bean(Capture.class).capture(office, id, List.of(finger(2), finger(3)), "dewi");
        return id;
    }

    /** A record with a header that says what it must and no image worth comparing. */
    private static FingerRecord finger(int position) {
        byte[] bytes = new byte[50];
        System.arraycopy("FIR".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 3);
        System.arraycopy("010".getBytes(StandardCharsets.US_ASCII), 0, bytes, 4, 3);
        bytes[13] = 50;
        bytes[18] = 1;
        bytes[36] = (byte) position;
        return new FingerRecord(bytes);
    }

    private BookingRequest wish(OfficeId office) {
        Place place = hub.bean(Bookings.class).places(office, Lane.REGULAR).stream()
                .filter(free -> free.left() > 0)
                .findFirst()
                .orElseThrow();
        return new BookingRequest(
                place.day(),
                place.start(),
                Lane.REGULAR,
                "081200000000",
                List.of(new BookingRequest.Person(
                        new Applicant("SITI AMINAH", new Nik("1671015211870001"), LocalDate.of(1987, 11, 12)),
                        PassportKind.ORDINARY_5Y)));
    }
}
