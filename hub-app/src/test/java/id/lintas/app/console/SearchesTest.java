package id.lintas.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be in the address of a search, and what goes no further than the form. */
class SearchesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLM-7K4Q-2X",
                "820261123000001",
                "0193a1b2-0000-7000-8000-000000000001",
                "POS-20261123-01.txt",
                "offices/palembang.yaml",
                "sari.plm",
                "bank-musi",
                "keys"
            })
    void whatTheHubNamesIsLookedForByItsAddress(String typed) {
        MessageQuery query = new MessageQuery("DUE", "palembang", " " + typed + " ", "");
        assertThat(query.fit()).isTrue();
        assertThat(query.address())
                .startsWith("/console/messages?key=")
                .contains(typed)
                .endsWith("&office=palembang&status=DUE");
        assertThat(new AuditQuery("", "", "", typed, "").address())
                .startsWith("/console/audit?subject=")
                .contains(typed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1671015211870001",
                "167101 521187 0001",
                "16.71.01.521187.0001",
                "1671-0152-1187-0001",
                "081234567890",
                "+62 812-3456-7890",
                "6281234567890",
                "X1234567",
                "Siti Aminah",
                "AMINAH",
                "Aminah",
                "a\u0000b",
                "a&key=1671015211870001",
                "%31671015211870001"
            })
    void whatMayBeAPersonsIsInNoAddress(String typed) {
        for (MessageQuery query : List.of(
                new MessageQuery("DUE", "palembang", typed, ""),
                new MessageQuery("DUE", typed, "", ""),
                new MessageQuery(typed, "palembang", "", ""))) {
            boolean status = query.status().equals(typed) && typed.matches("[A-Z_]+");
            assertThat(query.fit()).as(query.toString()).isEqualTo(status);
            if (!status) {
                assertThat(query.fitPart().address()).doesNotContain(typed);
                assertThat(query.fitPart().fit()).isTrue();
            }
        }
        for (AuditQuery query :
                List.of(new AuditQuery("palembang", "BOOKED", typed, "", ""), new AuditQuery("", "", "", typed, ""))) {
            assertThat(query.fit()).isFalse();
            assertThat(query.fitPart().address()).doesNotContain(typed);
        }
    }

    @Test
    void aClassOfDataIsNoName() {
        assertThat(new AuditQuery("", "DATA_PURGED", "", "APPLICANT", "").fit()).isTrue();
        assertThat(new MessageQuery("", "", "APPLICANT", "").fit()).isFalse();
    }

    @Test
    void aRefusedSearchSaysWhyAndKeepsTheOtherFilters() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "messages",
                    Map.of(
                            "query",
                            new MessageQuery("DUE", "palembang", "1671015211870001", "").fitPart(),
                            "statuses",
                            List.of("DUE", "SETTLED"),
                            "wrong",
                            true,
                            "older",
                            "",
                            "messages",
                            List.of()),
                    language);
            assertThat(page.select("#errors a").attr("href")).isEqualTo("#key");
            assertThat(page.select("#errors").text()).contains("NIK");
            assertThat(page.select("#office").val()).isEqualTo("palembang");
            assertThat(page.html()).doesNotContain("1671015211870001", "??");
        }
    }
}
