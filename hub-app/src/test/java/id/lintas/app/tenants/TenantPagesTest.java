package id.lintas.app.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.tenants.Problem;
import id.lintas.tenants.TenantKind;
import id.lintas.tenants.TenantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class TenantPagesTest {

    private static final Instant T = Instant.parse("2026-11-23T05:00:00Z");
    private static final Problem BAD =
            new Problem("offices/contoh.yaml", "opening.time", "is 2pm (expected: a time such as 14:00)");

    private final ReasonWords words = words();

    @Test
    void theListShowsEveryStandingAndTroubleFirst() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            TenantVersion seen = version(1, "name: A\n", TenantVersion.Verdict.ACCEPTED, "");
            List<TenantRow> rows = new ArrayList<>();
            rows.add(new TenantRow("partners", "bank", "Bank", "IN_FORCE", seen, List.of()));
            for (TenantState.Standing standing : TenantState.Standing.values()) {
                rows.add(row(standing.name(), List.of()));
            }
            rows.add(row(TenantRow.FROZEN, List.of()));
            rows.add(row(TenantRow.NO_SECRETS, List.of()));
            TenantRow bad = row("KEPT", List.of(words.of(BAD, language)));
            rows.add(bad);
            Document page = Rendering.page(
                    "tenants",
                    Map.of("q", "", "rows", rows, "troubled", List.of(bad), "others", List.of("partners: x")),
                    language);
            assertThat(page.select("tr[data-state]")).hasSize(rows.size());
            assertThat(page.select(".box.bad").text())
                    .contains("offices/contoh.yaml", "opening.time", "2pm", "partners: x");
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void aTenantShowsWhyItsFileIsBadAndWhatEachVersionChanged() throws Exception {
        TenantVersion first = version(1, "name: A\ncode: AAA\n", TenantVersion.Verdict.ACCEPTED, "");
        TenantVersion second =
                version(2, "name: B\ncode: AAA\n", TenantVersion.Verdict.REFUSED, "opening.time is absent");
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "tenant",
                    Map.of(
                            "row",
                            row("KEPT", List.of(words.of(BAD, language))),
                            "inForce",
                            first,
                            "versions",
                            List.of(
                                    VersionRow.of(second, first, List.of(words.of("opening.time is absent", language))),
                                    VersionRow.of(first, null, List.of()))),
                    language);
            assertThat(page.select("li[data-version]").eachAttr("data-verdict")).containsExactly("REFUSED", "ACCEPTED");
            assertThat(page.select("li[data-version=2] ins").text()).contains("name: B");
            assertThat(page.select("li[data-version=2] del").text()).contains("name: A");
            assertThat(page.select("dl").text()).contains(first.digest());
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void aReasonIsSaidInTheReadersLanguageWithItsPlace() {
        Locale indonesian = Locale.forLanguageTag("id");
        assertThat(words.of(BAD, indonesian))
                .isEqualTo(new TenantRow.Reason("opening.time", "berisi 2pm; seharusnya: jam, misalnya 14:00."));
        assertThat(words.of(
                        "links.own-system.secret is no reference to a secret of its own (expected: contoh/ and a file's name)",
                        indonesian))
                .isEqualTo(new TenantRow.Reason(
                        "links.own-system.secret",
                        "bukan rujukan ke rahasia miliknya sendiri; tulis contoh/ lalu nama berkas rahasia."));
        assertThat(words.of("line 4 is not YAML: mapping values are not allowed here", indonesian)
                        .path())
                .isEmpty();
        assertThat(words.of("is something new", indonesian).text()).isEqualTo("is something new");
    }

    @Test
    void aComparisonNamesWhatCameAndWent() {
        assertThat(VersionRow.changes("a: 1\nb: 2\n", "a: 1\nb: 3\n"))
                .extracting(VersionRow.Line::kind)
                .containsExactly("place", "same", "removed", "added");
        assertThat(VersionRow.changes("a: 1\n", "a: 1\n")).isEmpty();
    }

    private static TenantRow row(String standing, List<TenantRow.Reason> reasons) {
        return new TenantRow("offices", "contoh", "Kantor Contoh", standing, null, reasons);
    }

    private static TenantVersion version(int number, String text, TenantVersion.Verdict verdict, String reasons) {
        return new TenantVersion(TenantKind.OFFICE, "contoh", number, text, verdict, true, reasons, T, "node-a");
    }

    private static ReasonWords words() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("messages");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return new ReasonWords(source);
    }
}
