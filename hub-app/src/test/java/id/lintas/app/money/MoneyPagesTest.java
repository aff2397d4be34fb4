package id.lintas.app.money;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.app.pages.SampleOffices;
import id.lintas.decision.DecisionKind;
import id.lintas.office.OfficeId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.CaseHold;
import id.lintas.payment.Payment;
import id.lintas.payment.Rupiah;
import id.lintas.payment.UnmatchedMoney;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The pages about money say each status in words, offer what can be asked for, and nothing else. */
class MoneyPagesTest {

    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");
    private static final UUID ID = UUID.fromString("0198c2f0-0000-7000-8000-000000000001");
    private static final String CODE = "820261123000001";

    @Test
    void everyStatusHasItsWordInBothLanguages() throws Exception {
        List<Bill> bills =
                Arrays.stream(Bill.Status.values()).map(MoneyPagesTest::bill).toList();
        List<Payment> payments = Arrays.stream(Payment.Status.values())
                .map(status -> payment(status, null))
                .toList();
        for (Locale language : Rendering.LANGUAGES) {
            Document page = page(new MoneyView(application(), bills, payments, List.of(), true, true), language);
            assertThat(page.select("tr[data-bill]")).hasSize(Bill.Status.values().length);
            assertThat(page.select("tr[data-payment]")).hasSize(Payment.Status.values().length);
            assertThat(page.select("#renew button")).hasSize(1);
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void whatCanBeAskedForDependsOnWhereTheMoneyStands() throws Exception {
        assertThat(offered(payment(Payment.Status.LATE, null))).containsExactly("ACCEPT", "GIVE_BACK");
        assertThat(offered(payment(Payment.Status.MISMATCH, null))).containsExactly("ACCEPT", "GIVE_BACK");
        assertThat(offered(payment(Payment.Status.SECOND, null))).containsExactly("GIVE_BACK");
        assertThat(offered(payment(Payment.Status.PROVISIONAL, null))).isEmpty();
        assertThat(offered(
                        payment(Payment.Status.PROVISIONAL, new Payment.Decision(Payment.Decision.Kind.ACCEPTED, T))))
                .containsExactly("UNDO");
    }

    @Test
    void whoMayNotAskSeesWhomToAsk() throws Exception {
        MoneyView view = new MoneyView(
                application(),
                List.of(bill(Bill.Status.REVERSED)),
                List.of(payment(Payment.Status.LATE, null)),
                List.of(new CaseHold(ID, UUID.randomUUID(), T)),
                false,
                false);
        for (Locale language : Rendering.LANGUAGES) {
            Document page = page(view, language);
            assertThat(page.select("form[action$=/ask]")).isEmpty();
            assertThat(page.select("#held p")).hasSize(2);
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void theListsNameWhatWaits() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document list = Rendering.page(
                    "money-list",
                    Map.of(
                            "office",
                            SampleOffices.PALEMBANG,
                            "held",
                            List.of(payment(Payment.Status.SECOND, null)),
                            "holds",
                            List.of(new CaseHold(ID, UUID.randomUUID(), T))),
                    language);
            assertThat(list.select("a[href$=/cases/" + ID + "/money]")).hasSize(2);
            assertThat(list.html()).doesNotContain("??");
            Document match = Rendering.page(
                    "money-match",
                    Map.of(
                            "told",
                            new UnmatchedMoney.Told(
                                    "pos", "NTP1", new BillingCode(CODE), new Rupiah(350_000), T, true, null),
                            "code",
                            "12",
                            "reason",
                            "",
                            "wrong",
                            "money.code.wrong"),
                    language);
            assertThat(match.select("#errors").attr("data-wrong")).isEqualTo("money.code.wrong");
            assertThat(match.select("button[name=way]").eachAttr("value")).containsExactly("match", "return");
            assertThat(match.html()).doesNotContain("??");
        }
    }

    private static List<String> offered(Payment payment) throws Exception {
        Document page = page(
                new MoneyView(application(), List.of(bill(Bill.Status.OPEN)), List.of(payment), List.of(), true, false),
                Locale.ENGLISH);
        List<String> offered =
                page.select("form[action$=/ask] input[name=decision]").eachAttr("value");
        assertThat(offered).allMatch(name -> !DecisionKind.valueOf(name).central());
        return offered;
    }

    private static Document page(MoneyView view, Locale language) throws Exception {
        return Rendering.page(
                "money", Map.of("office", SampleOffices.PALEMBANG, "view", view, "reason", "", "wrong", ""), language);
    }

    private static PassportApplication application() {
        return new PassportApplication(
                new OfficeId("palembang"), ID, "PLM-7K4Q-2X", null, PassportKind.ORDINARY_5Y, Stage.BILLED, T, 3);
    }

    private static Bill bill(Bill.Status status) {
        return new Bill(
                ID,
                status.ordinal() + 1,
                new Rupiah(350_000),
                status,
                T,
                status == Bill.Status.REQUESTED ? null : new BillingCode(CODE),
                status == Bill.Status.REQUESTED ? null : T.plusSeconds(3600),
                status == Bill.Status.EXPIRED ? new Bill.Cutover("kode berganti", "codes changed") : null);
    }

    private static Payment payment(Payment.Status status, Payment.@Nullable Decision decision) {
        return new Payment(
                UUID.randomUUID(),
                ID,
                "bank-musi",
                "NTB1",
                new BillingCode(CODE),
                new Rupiah(350_000),
                status,
                T,
                T,
                null,
                null,
                null,
                Transport.QUEUE,
                "TELLER",
                null,
                decision);
    }
}
