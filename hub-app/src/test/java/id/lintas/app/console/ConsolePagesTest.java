package id.lintas.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.message.Punctuality;
import id.lintas.reconciliation.BatchRequest;
import id.lintas.route.RouteCount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ConsolePagesTest {

    private static final Instant T = Instant.parse("2026-11-23T05:00:00Z");
    private static final MessageView IN = new MessageView(
            "1", true, T, "bank-musi", null, null, "payment", "UNKNOWN_BILL", 0, T, null, "billing code");
    private static final MessageView OUT = new MessageView(
            "2",
            false,
            T,
            "registry",
            "palembang",
            "PLM-7K4Q-2X",
            "id.lintas.booking.announced.v1",
            "DUE",
            3,
            null,
            T,
            "");

    @Test
    void theOverviewCountsWhatWaits() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "console",
                    Map.of(
                            "parked",
                            1,
                            "waiting",
                            2,
                            "sent",
                            3,
                            "delivered",
                            1234,
                            "unmatched",
                            5,
                            "latest",
                            List.of(OUT)),
                    language);
            assertThat(page.select("a[data-count]").attr("data-count")).isEqualTo("1");
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void messagesNameTheirPeerKeyAndStatusAndTheListSaysItsFilter() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "messages",
                    Map.of(
                            "query",
                            new MessageQuery("DUE", "palembang", "", ""),
                            "statuses",
                            List.of("DUE", "SETTLED"),
                            "wrong",
                            false,
                            "older",
                            T.toString(),
                            "messages",
                            List.of(IN, OUT)),
                    language);
            assertThat(page.select("tr[data-message]").eachAttr("data-direction"))
                    .containsExactly("in", "out");
            assertThat(page.select("tr[data-message=1]").eachAttr("data-key")).containsExactly("");
            assertThat(page.select("tr[data-message=2]").attr("data-key")).isEqualTo("PLM-7K4Q-2X");
            assertThat(page.select("#sentence").text()).contains("palembang", "“");
            assertThat(page.select("a[rel=next]").attr("href")).contains("before=2026-11-23T05:00:00Z");
            assertThat(page.select("tr[data-message=1] th").text()).contains("WIB");
            assertThat(page.select("form[role=search]").attr("method")).isEqualTo("post");
            assertThat(page.select("#errors")).isEmpty();
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void aMessageShowsItsTriesAndTheTimelineOfItsBooking() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "message",
                    Map.of(
                            "message",
                            OUT,
                            "attempts",
                            List.of(new Messages.Attempt(1, T, "RETRY", "timeout")),
                            "timeline",
                            List.of(OUT, IN)),
                    language);
            assertThat(page.select("tr[data-attempt=1]").text()).contains("timeout");
            assertThat(page.select("li[data-hop]").eachAttr("data-hop"))
                    .containsExactly("id.lintas.booking.announced.v1", "payment");
            assertThat(page.select("li[data-hop=payment]").attr("data-at")).isEqualTo(T.toString());
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void routesAndLinksShowTheirCounts() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "routes",
                    Map.of(
                            "routes",
                            List.of(new RouteCount("deliver-rest", "Started", 7, 1, 0, 12, null)),
                            "links",
                            List.of(new Messages.LinkCount("registry", "DUE", 4, T))),
                    language);
            assertThat(page.select("tr[data-route=deliver-rest]").attr("data-completed"))
                    .isEqualTo("7");
            assertThat(page.select("tr[data-link=registry]").attr("data-count")).isEqualTo("4");
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void punctualityIsSaidInWordsAndNumbers() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "punctuality",
                    Map.of(
                            "days",
                            7,
                            "partners",
                            List.of(new Punctuality.Partner(
                                    "bank-musi", 20, Duration.ofSeconds(10), Duration.ofSeconds(1900), 1, 2, 1, 3, 4)),
                            "requests",
                            List.of(
                                    new BatchRequest("pos", "PAYMENTS", "2026-11-23", 14, true, T, null),
                                    new BatchRequest("bank-musi", "STATEMENT", "", 213, false, T, T)),
                            "waiting",
                            Stream.of(Punctuality.Age.values())
                                    .map(age -> new Punctuality.Waiting(age, 1, 350_000))
                                    .toList()),
                    language);
            assertThat(page.select("tr[data-partner=bank-musi] td").eachText())
                    .contains("20")
                    .anyMatch(text -> text.startsWith("1"));
            assertThat(page.select("tr[data-batch=14]").attr("data-open")).isEqualTo("true");
            assertThat(page.select("tr[data-batch=213]").attr("data-open")).isEqualTo("false");
            assertThat(page.select("tr[data-age]")).hasSize(Punctuality.Age.values().length);
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void unmatchedMoneyIsListedWithItsReason() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "unmatched",
                    Map.of(
                            "unmatched",
                            List.of(new Messages.Unmatched(
                                    "bank-musi", "NTB1", "820261123000001", 350_000, "UNKNOWN_BILL", T, true)),
                            "matched",
                            List.of(),
                            "unconfirmed",
                            List.of(new Messages.Unconfirmed("palembang", "PLM-7K4Q-2X", "NTB9", "dewi", T, T))),
                    language);
            assertThat(page.select("tr[data-reference=NTB1]").attr("data-amount"))
                    .isEqualTo("350000");
            assertThat(page.text()).contains("Rp350.000");
            assertThat(page.html()).doesNotContain("??");
        }
    }
}
