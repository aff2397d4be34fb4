package id.lintas.app.applicant;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.app.pages.SampleOffices;
import id.lintas.app.receipt.SampleTrackers;
import id.lintas.booking.Place;
import id.lintas.office.Lane;
import id.lintas.office.Office;
import id.lintas.passport.PassportKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ApplicantPagesTest {

    private static final Office OFFICE = SampleOffices.PALEMBANG;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Test
    void slotsSayHowManyPlacesAreLeftAndFullOnesCannotBeChosen() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page("book", book(BookingForm.empty(Lane.REGULAR), Map.of()), language);
            assertThat(page.select("input[type=radio][name=slot]")).hasSize(40);
            assertThat(page.select("input[value=2026-11-30T08:00]").attr("data-left"))
                    .isEqualTo("7");
            assertThat(page.select("input[value=2026-11-30T10:00]").attr("data-left"))
                    .isEqualTo("0");
            assertThat(page.select("input[value=2026-11-30T10:00]").hasAttr("disabled"))
                    .isTrue();
            assertThat(page.select("form[method=post] [name]").eachAttr("name"))
                    .contains("slot", "lane", "phone", "name", "nik", "day", "month", "year", "kind");
            assertThat(page.select("script")).isEmpty();
            assertThat(page.select("html").attr("lang")).isEqualTo(language.getLanguage());
        }
    }

    @Test
    void aRefusedFormKeepsWhatWasTypedAndPointsToEachMistake() throws Exception {
        BookingForm form =
                new BookingForm("2026-11-30T08:00", "REGULAR", "12", "Siti", "123", "17", "8", "1990", "ORDINARY_10Y");
        Map<String, String> wrong = form.read(DAY).wrong();
        Document page = Rendering.page("book", book(form, wrong), Locale.ENGLISH);
        assertThat(page.select("#errors[role=alert][autofocus] a").eachAttr("href"))
                .containsExactly("#nik", "#phone");
        assertThat(page.select("#name").val()).isEqualTo("Siti");
        assertThat(page.select("input[name=slot][checked]").val()).isEqualTo("2026-11-30T08:00");
        assertThat(page.select("input[name=kind][checked]").val()).isEqualTo("ORDINARY_10Y");
        page.select("#errors a")
                .forEach(link -> assertThat(page.select(link.attr("href"))).hasSize(1));
    }

    @Test
    void theDonePageCarriesTheBookingCode() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "booked",
                    Map.of("office", OFFICE, "code", "PLM-7K4Q-2X", "day", DAY, "start", LocalTime.of(8, 0)),
                    language);
            assertThat(page.select("main").attr("data-booking-code")).isEqualTo("PLM-7K4Q-2X");
            assertThat(page.text()).contains("WIB");
        }
    }

    @Test
    void trackingShowsStageTimelineAndTheBill() throws Exception {
        TrackedCase tracked = new TrackedCase(
                OFFICE,
                "PLM-7K4Q-2X",
                DAY,
                LocalTime.of(8, 0),
                "BILLED",
                List.of(new TrackedCase.Step("BOOKED", Instant.parse("2026-11-23T05:00:00Z"))),
                "820261123000001",
                350_000,
                Instant.parse("2026-11-30T05:00:00Z"),
                null,
                "",
                SampleTrackers.of(null, List.of(), Instant.parse("2026-11-23T05:00:00Z")),
                "ticket");
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page("tracked", Map.of("tracked", tracked), language);
            assertThat(page.select("main").attr("data-stage")).isEqualTo("BILLED");
            assertThat(page.text()).contains("Rp350.000", "820261123000001", "23 Nov 2026 12");
        }
    }

    @Test
    void everyPublicPageWithItsStyleFitsIn14Kilobytes() throws Exception {
        List<Office> many = new ArrayList<>(Collections.nCopies(126, OFFICE));
        int style = Rendering.zipped(Files.readAllBytes(Path.of("src/main/resources/static/css/hub.css")));
        assertThat(style).isLessThan(6 * 1024);
        Map<String, String> pages = new LinkedHashMap<>();
        for (Locale language : Rendering.LANGUAGES) {
            pages.put("home " + language, Rendering.html("home", Map.of(), language));
            pages.put(
                    "offices " + language, Rendering.html("book-offices", Map.of("q", "", "offices", many), language));
            pages.put(
                    "book " + language,
                    Rendering.html("book", book(BookingForm.empty(Lane.REGULAR), Map.of()), language));
            pages.put("track " + language, Rendering.html("track", Map.of(), language));
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(style + Rendering.zipped(page.getValue().getBytes(StandardCharsets.UTF_8)))
                    .as(page.getKey())
                    .isLessThan(14 * 1024);
            Document parsed = Jsoup.parse(page.getValue());
            assertThat(parsed.select("h1")).hasSize(1);
            assertThat(parsed.select("a.skip[href=#live]")).hasSize(1);
            assertThat(parsed.select("script")).isEmpty();
            assertThat(page.getValue()).doesNotContain("??");
        }
    }

    private static Map<String, Object> book(BookingForm form, Map<String, String> wrong) {
        Map<LocalDate, List<Place>> days = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            LocalDate day = DAY.plusDays(i);
            days.put(
                    day,
                    List.of(
                            new Place(day, LocalTime.of(8, 0), LocalTime.of(10, 0), 7),
                            new Place(day, LocalTime.of(10, 0), LocalTime.of(12, 0), 0)));
        }
        return Map.of(
                "office", OFFICE,
                "form", form,
                "lane", "REGULAR",
                "wrong", wrong,
                "days", days,
                "kinds", PassportKind.values());
    }
}
