package id.lintas.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.audit.AuditEntry;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditLog;
import id.lintas.audit.AuditOutcome;
import id.lintas.audit.ChainFault;
import id.lintas.audit.ChainState;
import id.lintas.audit.PublishedKey;
import id.lintas.office.OfficeId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class AuditPagesTest {

    private static final Instant T = Instant.parse("2026-11-23T02:45:00Z");
    private static final OfficeId PALEMBANG = new OfficeId("palembang");
    private static final UUID ID = UUID.fromString("0193a1b2-0000-7000-8000-000000000001");

    @Test
    void saysWhoDidWhatOnWhatWhenAndWhyAndWhatItWasAskedFor() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page("audit", model(true), language);
            assertThat(page.select("tr[data-event]").eachAttr("data-outcome")).containsExactly("DONE", "REFUSED");
            assertThat(page.select("tr[data-outcome=REFUSED]").text()).contains("budi (pekanbaru)", "ingin tahu");
            assertThat(page.select("tr[data-outcome=REFUSED] .tag")).hasSize(1);
            assertThat(page.select("#sentence").text()).contains("palembang", "dewi", "2");
            assertThat(page.select("a[rel=next]").attr("href")).contains("before=", "office=palembang", "actor=dewi");
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void saysHowFarEachChainHoldsAndWhereOneIsBroken() throws Exception {
        Document page = Rendering.page("audit", model(true), Rendering.LANGUAGES.get(0));
        assertThat(page.select("tr[data-chain=palembang]").text()).contains("Utuh s.d. 23 Nov 2026 09.45");
        assertThat(page.select("tr[data-chain=pekanbaru]").text()).contains("Rusak pada kejadian 5: isinya diubah");
        for (ChainFault fault : ChainFault.values()) {
            for (Locale language : Rendering.LANGUAGES) {
                Map<String, Object> model = model(false);
                model.put("chains", List.of(new ChainState(PALEMBANG, T, 4, 3, T, null, fault)));
                assertThat(Rendering.page("audit", model, language).html()).doesNotContain("??");
            }
        }
    }

    @Test
    void onlyAnAuditorGetsTheFormForArchivesAndEverybodyThePublicKeys() throws Exception {
        Document auditor = Rendering.page("audit", model(true), Rendering.LANGUAGES.get(0));
        Document operator = Rendering.page("audit", model(false), Rendering.LANGUAGES.get(0));
        assertThat(auditor.select("form[action$=/console/audit/archive]")).hasSize(1);
        assertThat(operator.select("form[action$=/console/audit/archive]")).isEmpty();
        assertThat(operator.select("a[href$=/console/audit/keys/0123456789abcdef]"))
                .hasSize(1);
    }

    private static Map<String, Object> model(boolean auditor) {
        Map<String, Object> model = new HashMap<>();
        model.put("filter", new AuditLog.Filter("palembang", null, "dewi", null, null));
        model.put("details", Map.of(ID, "Pemohon sudah datang"));
        model.put("wrong", false);
        model.put("events", AuditEvent.values());
        model.put(
                "entries",
                List.of(
                        entry("dewi", "palembang", AuditOutcome.DONE, "ARRIVED", ""),
                        entry("budi", "pekanbaru", AuditOutcome.REFUSED, "GET", "ingin tahu")));
        model.put("older", new AuditLog.Cursor(T, ID).toString());
        model.put(
                "chains",
                List.of(
                        new ChainState(new OfficeId("pekanbaru"), T, 4, 3, T, 5L, ChainFault.ENTRY_CHANGED),
                        new ChainState(PALEMBANG, T, 12, 12, T, null, ChainFault.NONE)));
        model.put("keys", List.of(new PublishedKey("0123456789abcdef", "AAAA", T)));
        model.put("auditor", auditor);
        return model;
    }

    private static AuditEntry entry(String actor, String workplace, AuditOutcome outcome, String detail, String why) {
        return new AuditEntry(PALEMBANG, ID, T, actor, workplace, "STAGE_CHANGED", outcome, "case", detail, why);
    }
}
