package id.lintas.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.booking.Booking;
import id.lintas.office.Lane;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.privacy.UnmaskReason;
import id.lintas.privacy.Unmasking;
import id.lintas.staff.Duty;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** A case's page while it is masked, while one person sees it whole, and once its personal data is gone. */
class MaskedCasePageTest {

    @Test
    void aCaseIsMaskedUntilThisPersonGaveAReasonAndSaysUntilWhen() throws Exception {
        CaseView masked = PortalPagesTest.view(Stage.BOOKED, null, List.of(), null, null);
        Unmasking granted = new Unmasking(
                UUID.randomUUID(),
                PortalPagesTest.ID,
                "dewi",
                UnmaskReason.CALL,
                "",
                PortalPagesTest.T,
                PortalPagesTest.T.plusSeconds(900),
                null);
        CaseView whole = with(masked, new CaseView.Privacy(granted, null));
        for (Locale language : Rendering.LANGUAGES) {
            Document page = PortalPagesTest.page(masked, language);
            assertThat(page.select("#name, #nik, #birth, #phone").eachText())
                    .containsExactly("S***", "••••0001", "•• •• 1990", "••••7890");
            assertThat(page.html()).doesNotContain("Siti", "1671015708900001", "081234567890", "1990-08-17");
            assertThat(page.select("form[action$=/unmask]")).hasSize(1);
            Document shown = PortalPagesTest.page(whole, language);
            assertThat(shown.select("#name, #nik, #phone").eachText())
                    .as("control: the whole data would be found")
                    .containsExactly("Siti", "1671015708900001", "081234567890");
            assertThat(shown.select("#whole").text()).contains("12");
            assertThat(shown.select("main").attr("data-unmasked")).isEqualTo("2026-11-23T05:15:00Z");
            assertThat(shown.select("form[action$=/mask]")).hasSize(1);
            assertThat(shown.select("form[action$=/unmask]")).isEmpty();
            assertThat(PortalPagesTest.page(PortalPagesTest.with(masked, Duty.READ), language)
                            .select("form[action$=/unmask]"))
                    .as("not one's duty")
                    .isEmpty();
        }
    }

    @Test
    void aCaseWhosePersonalDataIsGoneOpensAndSaysSo() throws Exception {
        CaseView kept = PortalPagesTest.view(
                Stage.ARCHIVED,
                PortalPagesTest.bill(),
                List.of(PortalPagesTest.payment(PortalPagesTest.T, PortalPagesTest.T, "0123456789ABCDEF")),
                null,
                PortalPagesTest.T);
        PassportApplication gone = new PassportApplication(
                PortalPagesTest.OFFICE.id(),
                PortalPagesTest.ID,
                "PLM-7K4Q-2X",
                null,
                PassportKind.ORDINARY_10Y,
                Stage.ARCHIVED,
                PortalPagesTest.T,
                9);
        Booking booking = new Booking(
                PortalPagesTest.OFFICE.id(),
                "PLM-7K4Q-2X",
                LocalDate.of(2026, 11, 30),
                LocalTime.of(8, 0),
                Lane.REGULAR,
                null,
                PortalPagesTest.T,
                null,
                null);
        CaseView purged = new CaseView(
                gone,
                booking,
                kept.bill(),
                kept.payments(),
                null,
                kept.trail(),
                kept.duties(),
                kept.notNow(),
                new CaseView.Privacy(null, PortalPagesTest.T));
        for (Locale language : Rendering.LANGUAGES) {
            Document page = PortalPagesTest.page(purged, language);
            assertThat(page.select("#purged").text()).contains("23 Nov 2026", "12");
            assertThat(page.select("#name, #nik, #birth, #phone, form[action$=/unmask]"))
                    .isEmpty();
            assertThat(page.select("main").attr("data-billing-code")).isEqualTo(PortalPagesTest.CODE);
            assertThat(page.select("main").attr("data-ntpn")).isEqualTo("0123456789ABCDEF");
            assertThat(page.html()).doesNotContain("??");
            Document list = Rendering.page("office", PortalPagesTest.list(List.of(gone)), language);
            assertThat(list.select("tr[data-application] td").get(0).text()).isIn("sudah dihapus", "deleted");
        }
    }

    private static CaseView with(CaseView view, CaseView.Privacy privacy) {
        return new CaseView(
                view.application(),
                view.booking(),
                view.bill(),
                view.payments(),
                view.check(),
                view.trail(),
                view.duties(),
                view.notNow(),
                privacy);
    }
}
