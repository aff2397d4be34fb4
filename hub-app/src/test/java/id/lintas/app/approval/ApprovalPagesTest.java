package id.lintas.app.approval;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.app.pages.SampleOffices;
import id.lintas.app.pages.Words;
import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalAction.Change;
import id.lintas.approval.ApprovalResult;
import id.lintas.approval.AskRefused;
import id.lintas.freeze.Freeze;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ApprovalPagesTest {

    private static final Instant T = Instant.parse("2026-11-26T05:00:00Z");
    private static final UUID ID = UUID.fromString("01a21783-0c6a-7b43-be4d-f5df608d0355");
    private static final Office PALEMBANG = SampleOffices.PALEMBANG;
    private static final Desk.Place CONSOLE = new Desk.Place(OfficeId.CENTRAL, "/console/approvals", Words.JAKARTA);
    private static final Desk.Place OFFICE =
            new Desk.Place(PALEMBANG.id(), "/office/palembang/approvals", PALEMBANG.zone());

    @Test
    void theListSaysWhatWaitsAndTheConsoleOffersAFreeze() throws Exception {
        List<Desk.Row> rows = List.of(new Desk.Row(ID, "office.freeze", "Kantor X", "ratna", T, Approval.State.ASKED));
        for (Locale language : Rendering.LANGUAGES) {
            Document console = Rendering.page(
                    "approvals",
                    Map.of("place", CONSOLE, "rows", rows, "waiting", 1L, "offices", List.of(PALEMBANG)),
                    language);
            assertThat(console.select("tr[data-approval] a").attr("href")).isEqualTo("/console/approvals/" + ID);
            assertThat(console.select("select[name=office] option").attr("value"))
                    .isEqualTo("palembang");
            assertThat(console.html()).doesNotContain("??");
            Document office =
                    Rendering.page("approvals", Map.of("place", OFFICE, "rows", List.of(), "waiting", 0L), language);
            assertThat(office.select("select[name=office], main a[href^=/console]"))
                    .as("nothing of the console in an office's page")
                    .isEmpty();
            assertThat(office.html()).doesNotContain("??");
        }
    }

    @Test
    void whoMayDecideSeesBothButtonsAndTheDigestGoesWithTheApproval() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page("approval", model(Approval.State.ASKED, true, false, ""), language);
            assertThat(page.select("form#approve").attr("action")).isEqualTo("/console/approvals/" + ID + "/approve");
            assertThat(page.select("form#approve input[name=digest]").val()).isEqualTo("0".repeat(64));
            assertThat(page.select("form#refuse textarea[name=reason]")).hasSize(1);
            assertThat(page.select("form#withdraw")).isEmpty();
            assertThat(page.select("tbody tr")).hasSize(2);
            assertThat(page.html()).doesNotContain("??").doesNotContain("approval.freeze");
        }
    }

    @Test
    void whoAskedSeesOnlyTheWayBack() throws Exception {
        Document page =
                Rendering.page("approval", model(Approval.State.ASKED, false, true, ""), Rendering.LANGUAGES.get(0));
        assertThat(page.select("form#approve, form#refuse")).isEmpty();
        assertThat(page.select("form#withdraw, #own")).hasSize(2);
    }

    @Test
    void whatIsDecidedOffersNothing() throws Exception {
        for (Approval.State state : Approval.State.values()) {
            if (state != Approval.State.ASKED) {
                Document page = Rendering.page("approval", model(state, false, true, ""), Rendering.LANGUAGES.get(0));
                assertThat(page.select("main form")).as(state.name()).isEmpty();
                assertThat(page.select("main").attr("data-state")).isEqualTo(state.name());
                assertThat(page.html()).doesNotContain("??");
            }
        }
    }

    @Test
    void everyRefusalHasWords() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            for (ApprovalResult result : ApprovalResult.values()) {
                if (result != ApprovalResult.DONE && result != ApprovalResult.UNKNOWN) {
                    String wrong = "approval.result." + result;
                    Document page =
                            Rendering.page("approval", model(Approval.State.ASKED, true, false, wrong), language);
                    assertThat(page.select("#errors p").text())
                            .as(wrong)
                            .doesNotContain("??")
                            .isNotBlank();
                }
            }
            for (AskRefused.Why why : AskRefused.Why.values()) {
                Document page = Rendering.page("freeze", freeze("approval.ask." + why), language);
                assertThat(page.select("#errors p").text())
                        .as(why.name())
                        .doesNotContain("??")
                        .isNotBlank();
            }
        }
    }

    @Test
    void aFrozenOfficeCanOnlyBeOpened() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Map<String, Object> open = freeze("");
            assertThat(Rendering.page("freeze", open, language)
                            .select("input[name=way]")
                            .val())
                    .isEqualTo("freeze");
            open.put("freeze", new Freeze(PALEMBANG.id(), true, T, ID, "kebocoran kunci"));
            Document page = Rendering.page("freeze", open, language);
            assertThat(page.select("input[name=way]").val()).isEqualTo("thaw");
            assertThat(page.text()).contains("kebocoran kunci");
            assertThat(page.html()).doesNotContain("??");
        }
    }

    private static Map<String, Object> freeze(String wrong) {
        return new HashMap<>(Map.of("office", PALEMBANG, "reason", "", "wrong", wrong));
    }

    private static Map<String, Object> model(Approval.State state, boolean mayDecide, boolean own, String wrong) {
        Approval one = new Approval(
                OfficeId.CENTRAL,
                ID,
                "office.freeze",
                "palembang",
                "{}",
                "0".repeat(64),
                "kebocoran kunci",
                "id-ratna",
                "ratna",
                T,
                T.plusSeconds(60),
                state,
                state == Approval.State.ASKED ? null : new Approval.Decision("id-sri", "sri", T, "tidak perlu"));
        return Map.of(
                "place",
                CONSOLE,
                "one",
                one,
                "about",
                "Kantor X",
                "state",
                state,
                "changes",
                List.of(
                        new Change("approval.freeze.office", "approval.freeze.open", "approval.freeze.frozen"),
                        new Change("Kuota", "10", "5")),
                "mayDecide",
                mayDecide,
                "own",
                own,
                "open",
                state == Approval.State.ASKED,
                "wrong",
                wrong);
    }
}
