package id.lintas.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.story.MintedTokens;
import id.lintas.app.story.RunningHub;
import id.lintas.booking.Booking;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.harness.RealPostgres;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.simulators.story.Applicant;
import id.lintas.staff.Assignment;
import id.lintas.staff.Staff;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B-40: fields that nobody asked for, and fields that come twice, change nothing: they are ignored or the call is refused. */
class B40OverpostingIT {

    private static final RunningHub HUB = RunningHub.get();
    private static final OfficeId OFFICE = new OfficeId("kediri");
    private static final OfficeId OTHER = new OfficeId("cirebon");
    private static final String PASSWORD = "Sandi-yang-panjang-7";
    private static final List<String> TABLES = List.of(
            "application",
            "booking",
            "bill",
            "payment",
            "staff_assignment",
            "staff_invitation",
            "handover_note",
            "approval");

    private static Caller admin;
    private static Caller operator;
    private static Caller system;
    private static String user = "";
    private static UUID otherCase;

    @BeforeAll
    static void prepare() {
        String mark = UUID.randomUUID().toString().substring(0, 6);
        user = "semua" + mark;
        HUB.keycloak().addUser(user, PASSWORD, OFFICE.value(), "clerk", "cashier", "office-lead", "office-admin");
        HUB.keycloak().addUser("pusat" + mark, PASSWORD, null, "central-operator");
        admin = new Caller(HUB.url()).logIn(user, PASSWORD);
        operator = new Caller(HUB.url()).logIn("pusat" + mark, PASSWORD);
        admin.get("/office/" + OFFICE);
        MintedTokens minted = new MintedTokens(HUB.keycloak());
        system = new Caller(HUB.url())
                .withToken(minted.signed(minted.office(OFFICE.value()).build()));
        Booking booking = SeededOffice.book(HUB, OTHER, somebody());
        otherCase = cases().ofBooking(OTHER, booking.code()).get(0).id();
        Awaitility.await()
                .until(
                        () -> HUB.bean(Bookings.class)
                                .find(OTHER, booking.code())
                                .orElseThrow()
                                .acknowledgedAt(),
                        at -> at != null);
    }

    private static Applicant somebody() {
        return new Applicant("SITI AMINAH", "1671015211870001", LocalDate.of(1987, 11, 12), "081200000000", 1);
    }

    private static PassportApplications cases() {
        return HUB.bean(PassportApplications.class);
    }

    private static UUID aCase() {
        return cases().ofBooking(
                        OFFICE, SeededOffice.book(HUB, OFFICE, somebody()).code())
                .get(0)
                .id();
    }

    /** What a row has and no form asks for. */
    private static Map<String, String> extra() {
        Map<String, String> extra = new LinkedHashMap<>();
        extra.put("status", "PAID");
        extra.put("stage", "CLEARED");
        extra.put("tenantId", OTHER.value());
        extra.put("tenant", OTHER.value());
        extra.put("office", OTHER.value());
        extra.put("amount", "1");
        extra.put("paid", "true");
        extra.put("roles", "office-admin");
        extra.put("id", otherCase.toString());
        extra.put("version", "99");
        extra.put("account", "somebody");
        extra.put("state", "READY");
        extra.put("actor", "somebody");
        extra.put("own.id", OTHER.value());
        extra.put("class.module.classLoader.x", "1");
        return extra;
    }

    /** Every form of the matrix; the last three end what the caller needs, and come last. */
    @Test
    void noFormDoesMoreForFieldsThatItDoesNotHaveNorReachesAnotherOffice() {
        UUID own = aCase();
        UUID staff = HUB.bean(Staff.class).find(OFFICE, user).orElseThrow().id();
        Map<String, String> before = rows(OTHER);
        List<String> wrong = new ArrayList<>();
        int forms = 0;
        for (Rule rule : EndpointMatrix.read().rules()) {
            if (rule.body() != Rule.Body.FORM
                    || rule.pattern().equals("/logout")
                    || rule.pattern().matches(".*/(unlock|password|end)")
                    || rule.pattern().contains("/approvals/")) {
                continue;
            }
            String path = rule.pattern()
                    .replace("{office}", OFFICE.value())
                    .replace("cases/{id}", "cases/" + own)
                    .replace("staff/{id}", "staff/" + staff)
                    .replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
            Caller caller = path.startsWith("/console") ? operator : admin;
            int plain = caller.submit(path, Map.of()).status();
            Map<String, String> extra = extra();
            if (path.startsWith("/console")) {
                // There the office is what is asked about.
                extra.remove("office");
            }
            Answer answer = caller.submit(path, extra);
            forms++;
            if (answer.status() != plain && answer.status() != 400) {
                wrong.add(rule + " answers " + answer + " (expected: " + plain + ", as without)");
            }
        }
        assertThat(forms).isGreaterThan(12);
        assertThat(wrong).isEmpty();
        assertThat(rows(OTHER)).isEqualTo(before);
        assertThat(cases().get(OFFICE, own)).satisfies(one -> {
            assertThat(one.stage()).isEqualTo(Stage.BOOKED);
            assertThat(one.version()).isZero();
        });
    }

    @Test
    void aMoveMovesWhereItSaysAndSetsNothingElse() {
        UUID own = aCase();
        PassportApplication before = cases().get(OFFICE, own);
        Map<String, String> fields = extra();
        fields.put("to", "ARRIVED");
        assertThat(admin.submit("/office/" + OFFICE + "/cases/" + own + "/move", fields)
                        .status())
                .isEqualTo(303);
        assertThat(cases().get(OFFICE, own)).satisfies(one -> {
            assertThat(one.stage()).isEqualTo(Stage.ARRIVED);
            assertThat(one.version()).isEqualTo(before.version() + 1);
            assertThat(one.applicant()).isEqualTo(before.applicant());
            assertThat(one.bookingCode()).isEqualTo(before.bookingCode());
        });
        assertThat(cases().get(OTHER, otherCase).stage()).isEqualTo(Stage.BOOKED);
    }

    @Test
    void aBookingIsOneOfThisOfficeAndOnlyBooked() {
        int others = cases().latest(OTHER, 200).size();
        Place place = HUB.bean(Bookings.class).places(OFFICE, Lane.REGULAR).stream()
                .filter(free -> free.left() > 0)
                .findFirst()
                .orElseThrow();
        Map<String, String> fields = extra();
        fields.putAll(Map.of(
                "slot", place.day() + "T" + place.start(),
                "lane", "REGULAR",
                "phone", "081200000000",
                "name", "LEBIH BANYAK",
                "nik", "1671015211870001",
                "day", "12",
                "month", "11",
                "year", "1987",
                "kind", "ORDINARY_5Y"));
        fields.put("code", "KDR-FREE-00");
        fields.put("places", "0");
        Answer answer = admin.submit("/book/" + OFFICE, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        PassportApplication one = cases().latest(OFFICE, 1).get(0);
        assertThat(one.applicant())
                .isNotNull()
                .extracting(PassportApplication.Applicant::name)
                .isEqualTo("LEBIH BANYAK");
        assertThat(one.stage()).isEqualTo(Stage.BOOKED);
        assertThat(one.version()).isZero();
        assertThat(one.bookingCode()).isNotEqualTo("KDR-FREE-00");
        assertThat(cases().latest(OTHER, 200)).hasSize(others);
    }

    @Test
    void aChangeOfAPersonChangesRolesAndLastDayAlone() {
        Staff staff = HUB.bean(Staff.class);
        Assignment before = staff.find(OFFICE, user).orElseThrow();
        StringBuilder fields = new StringBuilder("username=somebodyelse&startsOn=2020-01-01");
        before.roles().forEach(role -> fields.append("&role=").append(role));
        fields.append("&ends=").append(staff.today(OFFICE).plusDays(40));
        extra().forEach((name, value) ->
                fields.append('&').append(name).append('=').append(value));
        Answer answer = admin.raw("/office/" + OFFICE + "/staff/" + before.id() + "/change", fields.toString());
        assertThat(answer.status()).isEqualTo(303);
        assertThat(staff.find(OFFICE, user).orElseThrow()).satisfies(after -> {
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.account()).isEqualTo(before.account());
            assertThat(after.state()).isEqualTo(before.state());
            assertThat(after.startsOn()).isEqualTo(before.startsOn());
            assertThat(after.roles()).isEqualTo(before.roles());
            assertThat(after.endsOn()).isEqualTo(staff.today(OFFICE).plusDays(40));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "stage",
                "tenantId",
                "office",
                "amount",
                "paid",
                "role",
                "id",
                "applicant",
                "bookingCode",
                "actor"
            })
    void aBodyWithAMemberThatIsNotAskedForIsRefusedWhole(String member) {
        UUID own = aCase();
        String path = "/api/v1/offices/" + OFFICE + "/cases/" + own + "/moves";
        Answer refused = system.json(path, "{\"to\":\"ARRIVED\",\"version\":0,\"" + member + "\":\"x\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(cases().get(OFFICE, own).stage()).isEqualTo(Stage.BOOKED);
        assertThat(system.json(path, "{\"to\":\"ARRIVED\",\"version\":0}").status())
                .as("the control")
                .isEqualTo(200);
    }

    @Test
    void aFieldThatComesTwiceDecidesNothing() {
        UUID own = aCase();
        String move = "/office/" + OFFICE + "/cases/" + own + "/move";
        assertThat(admin.raw(move, "to=ARRIVED&to=REJECTED").status()).isEqualTo(400);
        assertThat(admin.raw(move + "?to=REJECTED", "to=ARRIVED").status()).isEqualTo(400);
        assertThat(admin.raw(move + "?to=ARRIVED", "to=ARRIVED").status()).isEqualTo(400);
        assertThat(cases().get(OFFICE, own).stage()).isEqualTo(Stage.BOOKED);
        String list = "/api/v1/offices/" + OFFICE + "/cases";
        assertThat(system.get(list + "?stage=BOOKED&stage=ARRIVED").status()).isEqualTo(400);
        assertThat(system.get(list + "?office=" + OTHER + "&limit=100").body()).doesNotContain(otherCase.toString());
        assertThat(admin.raw(move, "to=ARRIVED").status()).as("the control").isEqualTo(303);
    }

    /** Every row of an office, by table. */
    private static Map<String, String> rows(OfficeId office) {
        Map<String, String> rows = new LinkedHashMap<>();
        try (Connection own = HUB.bean(DataSource.class).getConnection();
                Connection superuser = RealPostgres.forTests().superuser(own.getCatalog());
                Statement sql = superuser.createStatement()) {
            for (String table : TABLES) {
                try (ResultSet found =
                        sql.executeQuery("select coalesce(string_agg(t::text, ';' order by t::text), '') from " + table
                                + " t where office = '" + office + "'")) {
                    found.next();
                    rows.put(table, found.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("rows of " + office, e);
        }
        return rows;
    }
}
