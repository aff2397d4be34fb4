package id.lintas.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class WordsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T05:00:00Z");

    private final Words indonesian = new Words(Locale.forLanguageTag("id"));
    private final Words english = new Words(Locale.ENGLISH);

    @Test
    void moneyHasPointsAndNoFractionsInBothLanguages() {
        assertThat(indonesian.money(350_000)).isEqualTo("Rp350.000");
        assertThat(english.money(350_000)).isEqualTo("Rp350.000");
    }

    @Test
    void timesNameTheirZone() {
        assertThat(indonesian.at(NOON, ZoneId.of("Asia/Jakarta"))).isEqualTo("23 Nov 2026 12.00 WIB");
        assertThat(indonesian.at(NOON, ZoneId.of("Asia/Makassar"))).isEqualTo("23 Nov 2026 13.00 WITA");
        assertThat(english.at(NOON, ZoneId.of("Asia/Jayapura"))).isEqualTo("23 Nov 2026 14:00 WIT");
        assertThat(indonesian.central(NOON)).isEqualTo("23 Nov 2026 12.00.00 WIB");
        assertThat(indonesian.at(null, ZoneId.of("Asia/Jakarta"))).isEmpty();
    }

    @Test
    void indonesianIsTheLanguageUntilEnglishIsChosen() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addPreferredLocale(Locale.FRENCH);
        assertThat(Languages.resolver().resolveLocale(request).toLanguageTag()).isEqualTo("id");
    }

    @Test
    void aCookieWithAnotherLanguageCountsAsNoChoice() {
        assertThat(chosen("en")).isEqualTo("en");
        assertThat(chosen("fr")).isEqualTo("id");
        assertThat(chosen("../../etc")).isEqualTo("id");
    }

    private static String chosen(String cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(new jakarta.servlet.http.Cookie("lang", cookie));
        return Languages.resolver().resolveLocale(request).toLanguageTag();
    }
}
