package id.lintas.simulators.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HtmlFormTest {

    private static final String HTML = """
            <form action="/search"><input name="q" value="kota"></form>
            <form method="post" action="/book/palembang">
              <input type="hidden" name="_csrf" value="t&amp;1">
              <input type="radio" name="slot" value="2026-11-24T08:00" data-left="0">
              <input type="radio" name="slot" value="2026-11-24T10:00" data-left="3">
              <input type="radio" name="lane" value="REGULAR" checked>
              <input type="radio" name="lane" value="PRIORITY">
              <input name="name"><input name="old" value="x" disabled>
              <input type="checkbox" name="agreed" checked>
              <select name="kind"><option value="ORDINARY_5Y">5</option><option selected value="ORDINARY_10Y">10</option></select>
              <button name="to" value="ARRIVED">Datang</button>
            </form>
            """;

    private static Page page() {
        return new Page(200, URI.create("http://127.0.0.1:1/book"), Jsoup.parse(HTML, "http://127.0.0.1:1/book"));
    }

    @Test
    void keepsWhatThePageSaysAndSendsNoButton() throws StepMissed {
        HtmlForm form = page().form("input[name=slot]");

        assertThat(form.post()).isTrue();
        assertThat(form.action()).hasToString("http://127.0.0.1:1/book/palembang");
        assertThat(form.fields())
                .containsOnlyKeys("_csrf", "lane", "name", "agreed", "kind")
                .containsEntry("_csrf", "t&1")
                .containsEntry("lane", "REGULAR")
                .containsEntry("agreed", "on")
                .containsEntry("kind", "ORDINARY_10Y");
    }

    @Test
    void encodesWhatIsFilledIn() throws StepMissed {
        HtmlForm form =
                page().form("input[name=slot]").with("name", "Siti & Añi").with("to", "ARRIVED");

        assertThat(form.encoded())
                .contains("_csrf=t%261")
                .contains("name=Siti+%26+A%C3%B1i")
                .endsWith("to=ARRIVED");
    }

    @Test
    void refusesAFieldThatThePageDoesNotOffer() throws StepMissed {
        HtmlForm form = page().form("input[name=q]");

        assertThatThrownBy(() -> form.with("password", "x"))
                .isInstanceOf(StepMissed.class)
                .hasMessageContaining("no field password");
        assertThatThrownBy(() -> page().form("input[name=code]")).isInstanceOf(StepMissed.class);
    }

    @Test
    void aFormWithoutActionGoesBackToItsPage() {
        HtmlForm form = HtmlForm.of(Jsoup.parse("<form><input name=a></form>", "http://127.0.0.1:1/x")
                .expectFirst("form"));

        assertThat(form.action()).hasToString("http://127.0.0.1:1/x");
        assertThat(form.post()).isFalse();
    }

    @Test
    void anUploadCarriesFieldsAndFiles() {
        Multipart upload = Multipart.of(
                java.util.Map.of("_csrf", "t"), "fingers", java.util.List.of(new byte[] {70, 73, 82}, new byte[] {70}));

        String body = new String(upload.body(), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(body)
                .contains("name=\"_csrf\"\r\n\r\nt\r\n")
                .contains("name=\"fingers\"; filename=\"finger-0.fir\"")
                .contains("\r\n\r\nFIR\r\n--" + upload.boundary())
                .endsWith("--" + upload.boundary() + "--\r\n");
    }
}
