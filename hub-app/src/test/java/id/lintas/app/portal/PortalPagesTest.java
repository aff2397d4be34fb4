package id.lintas.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.adjudication.AdjudicationCase;
import id.lintas.app.pages.Rendering;
import id.lintas.app.pages.SampleOffices;
import id.lintas.app.receipt.SampleTrackers;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.booking.Booking;
import id.lintas.office.Lane;
import id.lintas.office.Office;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payment;
import id.lintas.payment.Rupiah;
import id.lintas.staff.Duty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PortalPagesTest {

    static final Office OFFICE = SampleOffices.PALEMBANG;
    static final UUID ID = UUID.fromString("019abcde-0000-7000-8000-000000000001");
    static final Instant T = Instant.parse("2026-11-23T05:00:00Z");
    static final String CODE = "820261123000001";

    @Test
    void theListHasARowForEachCaseAndMasksTheNik() throws Exception {
        List<PassportApplication> cases = List.of(application(Stage.BILLED));
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page("office", list(cases), language);
            Element row = page.expectFirst("tr[data-application]");
            assertThat(row.attr("data-application")).isEqualTo(ID.toString());
            assertThat(row.attr("data-booking")).isEqualTo("PLM-7K4Q-2X");
            assertThat(row.attr("data-stage")).isEqualTo("BILLED");
            assertThat(row.text()).contains("••••0001").doesNotContain("1671015708900001", "Siti");
            assertThat(page.select("#live").attr("data-events")).startsWith("/office/palembang/events");
            assertThat(page.select("script[src][defer]")).hasSize(1);
            assertThat(page.html()).doesNotContain("??");
        }
    }

    static Map<String, Object> list(List<PassportApplication> cases) {
        Map<String, Object> model = new HashMap<>(Map.of(
                "office",
                OFFICE,
                "tasks",
                OfficePages.tasks(cases),
                "stage",
                "",
                "code",
                "",
                "total",
                1,
                "cases",
                cases));
        model.putAll(Map.of("waiting", false, "live", true, "user", "dewi", "dataRequests", true));
        return model;
    }

    @Test
    void aNewCaseHasEmptyFactsNotAbsentOnes() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = page(view(Stage.BOOKED, null, List.of(), null, null), language);
            Element main = page.expectFirst("main");
            for (String fact : List.of(
                    "data-billing-code", "data-amount", "data-ntpn", "data-adjudication", "data-acknowledged")) {
                assertThat(main.hasAttr(fact)).as(fact).isTrue();
                assertThat(main.attr(fact)).as(fact).isEmpty();
            }
            assertThat(main.attr("data-stage")).isEqualTo("BOOKED");
            assertThat(main.attr("data-application")).isEqualTo(ID.toString());
            assertThat(page.select("li[data-receipt]").eachAttr("data-receipt"))
                    .containsExactly("bank-paid", "hub-received", "registry-stored", "office-saw");
            assertThat(page.select("li[data-receipt]"))
                    .allMatch(receipt -> receipt.hasAttr("data-at")
                            && receipt.attr("data-at").isEmpty());
            assertThat(page.select("button[name=to]").eachAttr("value")).containsExactly("ARRIVED");
            assertThat(page.select("form[action$=/capture]")).isEmpty();
        }
    }

    @Test
    void theFirstMissingReceiptNamesTheStuckHop() throws Exception {
        Payment payment = payment(null, T.plusSeconds(60), null);
        Document page = page(view(Stage.PAID_PROVISIONAL, bill(), List.of(payment), null, T), Locale.ENGLISH);
        assertThat(page.select(".tracker .said").text()).startsWith("Stuck between Lintas and the directorate");
        assertThat(page.select(".tracker").attr("data-stuck")).isEqualTo("registry-stored");
        assertThat(page.select("li.stuck").eachAttr("data-receipt")).containsExactly("registry-stored");
        assertThat(page.select("li[data-receipt=office-saw]").attr("data-state"))
                .isEqualTo("DONE");
        assertThat(page.select("li[data-receipt=bank-paid]").attr("data-at")).isEqualTo(T.toString());
        assertThat(page.select("main").attr("data-acknowledged")).isEqualTo(T.toString());
        assertThat(page.select("main").attr("data-amount")).isEqualTo("350000");
    }

    @Test
    void aPaidCaseShowsItsReceiptNumberAndNoDetailOfTheMatch() throws Exception {
        AdjudicationCase check = new AdjudicationCase(
                UUID.randomUUID(), ID, UUID.randomUUID(), AdjudicationCase.Status.HIT, T, T, "score 98");
        Payment payment = payment(T.plusSeconds(90), T.plusSeconds(99), "0123456789ABCDEF");
        for (Locale language : Rendering.LANGUAGES) {
            Document page = page(view(Stage.REFERRED, bill(), List.of(payment), check, T), language);
            assertThat(page.select("main").attr("data-ntpn")).isEqualTo("0123456789ABCDEF");
            assertThat(page.select("main").attr("data-billing-code")).isEqualTo(CODE);
            assertThat(page.select("main").attr("data-adjudication")).isEqualTo("HIT");
            assertThat(page.html()).doesNotContain("score", check.referenceId().toString(), "1671015708900001", "??");
            assertThat(page.select("li.stuck")).isEmpty();
        }
    }

    @Test
    void captureIsOfferedOnceTheDocumentsAreChecked() throws Exception {
        Document page = page(view(Stage.DOCUMENTS_CHECKED, null, List.of(), null, null), Locale.ENGLISH);
        assertThat(page.select("form[action=/office/palembang/cases/" + ID + "/capture][enctype=multipart/form-data]"))
                .hasSize(1);
        assertThat(page.select("button[name=to]").eachAttr("value")).containsExactly("REJECTED");
    }

    @Test
    void aPersonCanBeMarkedAsNotComeOnlyWhenThatIsSo() throws Exception {
        CaseView early = view(Stage.BOOKED, null, List.of(), null, null);
        CaseView over = new CaseView(
                early.application(),
                early.booking(),
                null,
                List.of(),
                null,
                early.trail(),
                early.duties(),
                java.util.Set.of(),
                early.privacy());
        for (Locale language : Rendering.LANGUAGES) {
            assertThat(page(early, language).select("#mNO_SHOW")).isEmpty();
            assertThat(page(over, language).select("button.second#mNO_SHOW")).hasSize(1);
            assertThat(page(with(over, Duty.READ, Duty.PRODUCE), language).select("#mNO_SHOW"))
                    .as("not one's duty")
                    .isEmpty();
            Document after = page(view(Stage.NO_SHOW, null, List.of(), null, null), language);
            assertThat(after.select("button[name=to]").eachAttr("value")).containsExactly("ARRIVED");
            assertThat(after.html()).doesNotContain("??");
        }
    }

    @Test
    void whatIsPaidAndStandsStillHasALinkAndASentence() throws Exception {
        Map<String, Object> model = list(List.of(application(Stage.UNPAID)));
        model.put("waiting", true);
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page("office", model, language);
            assertThat(page.select("a#waiting[href=/office/palembang?waiting=true]"))
                    .hasSize(1);
            assertThat(page.select("#sentence").text()).contains("1 ");
            assertThat(page.select("a#all")).hasSize(1);
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void peopleDecideOnlyTheirOwnStages() {
        assertThat(Moves.parse("ARRIVED")).contains(Stage.ARRIVED);
        for (String stage : List.of("PAID", "BILLED", "UNPAID", "CLEARED", "CAPTURED", "nonsense", "")) {
            assertThat(Moves.parse(stage)).as(stage).isEmpty();
        }
        assertThat(Moves.from(Stage.ADJUDICATING)).isEmpty();
    }

    @Test
    void whatIsNotOnesDutyIsNeitherOfferedNorShown() throws Exception {
        CaseView all = view(Stage.DOCUMENTS_CHECKED, null, List.of(), null, null);
        for (Locale language : Rendering.LANGUAGES) {
            Document adjudicator = page(with(all, Duty.READ, Duty.REJECT), language);
            assertThat(adjudicator.select("form[action$=/capture], .tracker, li[data-receipt]"))
                    .isEmpty();
            assertThat(adjudicator.select("button[name=to]").eachAttr("value")).containsOnly("REJECTED");
            Document admin = page(with(all, Duty.READ, Duty.STAFF), language);
            assertThat(admin.select("main form")).isEmpty();
            assertThat(page(all, language).select("form[action$=/capture]")).hasSize(1);
        }
    }

    static CaseView with(CaseView view, Duty... duties) {
        return new CaseView(
                view.application(),
                view.booking(),
                view.bill(),
                view.payments(),
                view.check(),
                view.trail(),
                java.util.Set.of(duties),
                view.notNow(),
                view.privacy());
    }

    static Document page(CaseView view, Locale language) throws Exception {
        Map<String, Object> model = new HashMap<>(Map.of("office", OFFICE, "view", view, "live", true, "user", "dewi"));
        if (view.showsPayments()) {
            model.put("tracker", SampleTrackers.of(view.bill(), view.payments(), T.plusSeconds(600)));
        }
        return Rendering.page("case", model, language);
    }

    static CaseView view(
            Stage stage,
            @Nullable Bill bill,
            List<Payment> payments,
            @Nullable AdjudicationCase check,
            @Nullable Instant acknowledged) {
        Booking booking = new Booking(
                OFFICE.id(),
                "PLM-7K4Q-2X",
                LocalDate.of(2026, 11, 30),
                LocalTime.of(8, 0),
                Lane.REGULAR,
                "081234567890",
                T,
                acknowledged == null ? null : "REG-1",
                acknowledged);
        return new CaseView(
                application(stage),
                booking,
                bill,
                payments,
                check,
                List.of(new AuditTrail.Entry(T, "dewi", AuditEvent.STAGE_CHANGED, "ARRIVED")),
                EnumSet.allOf(Duty.class),
                EnumSet.of(Stage.NO_SHOW, Stage.UNCOLLECTED),
                new CaseView.Privacy(null, null));
    }

    private static PassportApplication application(Stage stage) {
        return new PassportApplication(
                OFFICE.id(),
                ID,
                "PLM-7K4Q-2X",
                new PassportApplication.Applicant("Siti", new Nik("1671015708900001"), LocalDate.of(1990, 8, 17)),
                PassportKind.ORDINARY_10Y,
                stage,
                T,
                1);
    }

    static Bill bill() {
        return new Bill(
                ID, 1, new Rupiah(350_000), Bill.Status.PAID, T, new BillingCode(CODE), T.plusSeconds(3600), null);
    }

    static Payment payment(@Nullable Instant stored, @Nullable Instant saw, @Nullable String ntpn) {
        return new Payment(
                UUID.randomUUID(),
                ID,
                "bank-musi",
                "NTB1",
                new BillingCode(CODE),
                new Rupiah(350_000),
                ntpn == null ? Payment.Status.PROVISIONAL : Payment.Status.SETTLED,
                T,
                T.plusSeconds(30),
                stored,
                saw,
                ntpn,
                id.lintas.partner.Transport.REST,
                "TELLER",
                null,
                null);
    }
}
