package id.lintas.app.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Rendering;
import id.lintas.intake.QuarantinedStatements.Quarantined;
import id.lintas.intake.StatementFlaw;
import id.lintas.intake.StatementReason;
import id.lintas.reconciliation.Difference;
import id.lintas.reconciliation.DifferenceKind;
import id.lintas.reconciliation.ReconciledDay;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state, difference and flaw has its words in both languages; only operators are offered what changes something. */
class ReconciliationPagesTest {

    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void everyStateHasItsWord() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "reconciliation",
                    Map.of(
                            "query",
                            new DayQuery("bank-musi", "SIGNED", ""),
                            "partners",
                            List.of("bank-musi", "pos"),
                            "states",
                            ReconciledDay.State.values(),
                            "days",
                            List.of(
                                    day(true, 0, null),
                                    day(true, 2, null),
                                    day(false, 0, null),
                                    day(true, 2, "d"),
                                    day(true, 2, "other")),
                            "recent",
                            7,
                            "older",
                            "2026-11-01/pos"),
                    language);
            assertThat(page.select("tr[data-state]").eachAttr("data-state"))
                    .containsExactly("AGREES", "DIFFERENCES", "NO_STATEMENT", "SIGNED", "CHANGED");
            assertThat(page.select("#run")).as("not for who only looks").isEmpty();
            assertThat(page.select("a[rel=next]").attr("href")).contains("before=2026-11-01/pos");
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @Test
    void everyDifferenceSaysWhatItIsAndWhatToDo() throws Exception {
        List<Difference> all = Arrays.stream(DifferenceKind.values())
                .map(kind -> new Difference(
                        "bank-musi",
                        DAY,
                        kind,
                        "NTB1",
                        "820261123000017",
                        "palembang",
                        "PLM-7K4Q-2X",
                        new BigDecimal("350000.00"),
                        349_999L,
                        T,
                        T,
                        null))
                .toList();
        for (Locale language : Rendering.LANGUAGES) {
            Document page = dayPage(all, day(true, all.size(), null), true, language);
            assertThat(page.select("tr[data-kind]")).hasSize(DifferenceKind.values().length);
            assertThat(page.select("tr[data-kind] a").attr("href")).contains("PLM-7K4Q-2X");
            assertThat(page.select("#sign button")).hasSize(1);
            assertThat(page.text()).contains("Rp350.000", "Rp349.999");
            assertThat(page.html()).doesNotContain("??");
            Document seen = dayPage(all, day(true, all.size(), null), false, language);
            assertThat(seen.select("#sign, #run")).isEmpty();
        }
    }

    @Test
    void aDayWithoutAStatementOrSignedAsItIsIsNotOfferedForSigning() throws Exception {
        for (Locale language : Rendering.LANGUAGES) {
            assertThat(dayPage(List.of(), day(false, 0, null), true, language).select("#sign"))
                    .isEmpty();
            assertThat(dayPage(List.of(), day(true, 0, "d"), true, language).select("#sign"))
                    .isEmpty();
            assertThat(dayPage(List.of(), null, true, language).html()).doesNotContain("??");
        }
    }

    @Test
    void everyFlawHasItsWord() throws Exception {
        List<StatementReason> reasons = Arrays.stream(StatementFlaw.values())
                .map(flaw -> new StatementReason(flaw, "line 1", "USD", "IDR"))
                .toList();
        for (Locale language : Rendering.LANGUAGES) {
            Document page = Rendering.page(
                    "statements",
                    Map.of(
                            "statements",
                            List.of(new Quarantined(UUID.randomUUID(), "pos", "STM-1.txt", 100, T, reasons)),
                            "older",
                            ""),
                    language);
            assertThat(page.select("li[data-flaw]")).hasSize(StatementFlaw.values().length);
            assertThat(page.html()).doesNotContain("??");
        }
    }

    @ParameterizedTest
    @CsvSource({"nobody,,", "pos,NO_SUCH,", "pos,AGREES,yesterday", "pos,AGREES,9999-99-99/pos", "pos,,'2026-11-23'"})
    void whatIsNoChoiceIsNone(String partner, @Nullable String state, @Nullable String before) {
        DayQuery query =
                new DayQuery(partner, state == null ? "" : state, before == null ? "" : before).fit(List.of("pos"));
        assertThat(query.before()).isEmpty();
        assertThat(query.state()).isIn("", "AGREES");
        assertThat(query.days(5).before()).isNull();
    }

    private static Document dayPage(
            List<Difference> differences, @Nullable ReconciledDay found, boolean operator, Locale language)
            throws Exception {
        Map<String, Object> model = new HashMap<>(Map.of(
                "partner",
                "bank-musi",
                "date",
                DAY,
                "kinds",
                DifferenceKind.values(),
                "kind",
                "AMOUNT",
                "closed",
                false,
                "differences",
                differences,
                "older",
                "",
                "wrong",
                "reconciliation.ask.NOTHING_TO_DO",
                "realmRoles",
                operator ? Set.of("central-operator") : Set.of("auditor")));
        if (found != null) {
            model.put("found", found);
        }
        return Rendering.page("reconciliation-day", model, language);
    }

    private static ReconciledDay day(boolean covered, long open, @Nullable String signed) {
        return new ReconciledDay(
                "bank-musi",
                DAY,
                covered,
                3,
                new BigDecimal("1050000.00"),
                2,
                700_000,
                open,
                "d",
                T,
                signed == null ? null : new ReconciledDay.SignedOff(signed, T, "ratna", "sri"));
    }
}
