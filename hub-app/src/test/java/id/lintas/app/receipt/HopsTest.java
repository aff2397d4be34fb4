package id.lintas.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.app.pages.Words;
import id.lintas.message.MessageView;
import id.lintas.payment.WordOfPayment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The hop between bank and hub, which only somebody else's word can name. */
class HopsTest {

    private static final Instant T = Instant.parse("2026-11-23T05:00:00Z");

    @Test
    void aPaymentThatOnlyAStatementKnowsOfIsStuckBeforeTheHub() throws Exception {
        WordOfPayment word = new WordOfPayment(T, "Bank Musi", WordOfPayment.Source.STATEMENT, T.plusSeconds(60));
        MessageView message = new MessageView(
                "1",
                false,
                T,
                "registry",
                "palembang",
                "PLM-7K4Q-2X",
                "id.lintas.bill.requested.v1",
                "DELIVERED",
                1,
                T,
                null,
                "");
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "message",
                    Map.of(
                            "message", message,
                            "attempts", List.of(),
                            "timeline", List.of(message),
                            "centralZone", Words.JAKARTA,
                            "trackers", List.of(SampleTrackers.known(word, T.plusSeconds(600)))),
                    language);
            assertThat(page.select(".tracker").attr("data-stuck")).isEqualTo("hub-received");
            assertThat(page.select(".hops li.done").eachAttr("data-receipt")).containsExactly("bank-paid");
            assertThat(page.select(".hops li.stuck").eachAttr("data-receipt")).containsExactly("hub-received");
            assertThat(page.select(".hops li[data-receipt=bank-paid]").text()).contains("Bank Musi", "12");
            assertThat(page.html()).doesNotContain("??");
        }
    }
}
