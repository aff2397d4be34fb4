package id.lintas.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ErrorPageTest {

    @Test
    void saysWhatHappenedWhatIsSafeAndWhatToDo() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            for (int status : List.of(400, 403, 404, 409, 422, 500, 503)) {
                Document page = Rendering.page("error", Map.of("status", status), language);
                assertThat(page.select("main[data-error=" + status + "] h1").text())
                        .isNotBlank();
                assertThat(page.select("main p")).hasSize(3);
                assertThat(page.title()).startsWith(page.select("h1").text());
            }
        }
    }

    @Test
    void aStatusWithoutWordsOfItsOwnGetsThoseOfItsKind() throws Exception {
        assertThat(Rendering.page("error", Map.of("status", 405), Locale.ENGLISH)
                        .select("h1")
                        .text())
                .isEqualTo("The request cannot be read");
        assertThat(Rendering.page("error", Map.of("status", 502), Locale.ENGLISH)
                        .select("h1")
                        .text())
                .isEqualTo("Something went wrong on our side");
    }

    @Test
    void aCauseChoosesItsOwnWordsAndTheWayBack() throws Exception {
        Document page = Rendering.page(
                "error", Map.of("status", 422, "cause", "capture", "back", "/office/palembang"), Locale.ENGLISH);
        assertThat(page.select("h1").text()).isEqualTo("The fingerprint records were not accepted");
        assertThat(page.select("main a").attr("href")).isEqualTo("/office/palembang");
    }
}
