package id.lintas.connector.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.intake.RawFile;
import id.lintas.intake.StatementFlaw;
import id.lintas.intake.StatementLine;
import id.lintas.intake.StatementReading;
import id.lintas.intake.StatementReason;
import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The four forms tell the same, and each inconsistency is named in each of them. */
class StatementsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private final List<StatementLine> lines = new ArrayList<>();

    @Test
    void aCamtStatementGivesItsBookedLinesAndLeavesOutWhatIsPending() throws Exception {
        StatementReading reading = read("camt.053", sample("statement-08.xml"));
        assertThat(reading.wrong()).isEmpty();
        assertThat(reading.lines()).isEqualTo(3);
        assertThat(lines)
                .extracting(
                        StatementLine::reference,
                        line -> String.valueOf(line.billingCode()),
                        line -> line.amount().longValue(),
                        StatementLine::direction)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "A-1", "820261123000017", 350000L, StatementLine.Direction.CREDIT),
                        org.assertj.core.groups.Tuple.tuple(
                                "A-2", "820261123000025", 650000L, StatementLine.Direction.CREDIT),
                        org.assertj.core.groups.Tuple.tuple(
                                "SIAK9000501", "null", 350000L, StatementLine.Direction.DEBIT));
        assertThat(reading.parts()).singleElement().satisfies(part -> {
            assertThat(part.sequence()).isEqualTo(212);
            assertThat(part.from()).isEqualTo(Instant.parse("2026-11-22T17:00:00Z"));
            assertThat(part.until()).isEqualTo(Instant.parse("2026-11-23T16:59:59.999Z"));
            assertThat(part.last()).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void linesTellTheSameInBothForms(String form) throws Exception {
        StatementReading reading = read(form, Flat.of(form, Flat.HEAD, Flat.ONE, Flat.BACK, Flat.FOOT));
        assertThat(reading.wrong()).isEmpty();
        assertThat(lines)
                .extracting(StatementLine::reference, line -> line.amount().longValue(), StatementLine::direction)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("NTB1", 350000L, StatementLine.Direction.CREDIT),
                        org.assertj.core.groups.Tuple.tuple("NTB1", 350000L, StatementLine.Direction.DEBIT));
        assertThat(lines).extracting(StatementLine::at).containsOnly(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat(reading.parts()).extracting(part -> part.name()).containsExactly("20261123-000007");
    }

    static Stream<String> forms() {
        return Stream.of("csv", "fixed-width");
    }

    static Stream<Arguments> wrongLines() {
        return Stream.of(
                wrong(StatementFlaw.BATCH_COUNT, Flat.ONE, Flat.BACK, "T,3,350000,350000"),
                wrong(StatementFlaw.BATCH_SUM, Flat.ONE, Flat.BACK, "T,2,350001,350000"),
                // A swapped direction: the credits' sum is too small by it, and the debits' too large.
                wrong(StatementFlaw.BATCH_SUM, Flat.ONE.replace(",C,", ",D,"), "T,1,350000,0"),
                wrong(StatementFlaw.DIRECTION, Flat.ONE.replace(",C,", ",X,"), "T,1,350000,0"),
                wrong(StatementFlaw.CURRENCY, Flat.ONE.replace("IDR", "USD"), "T,1,350000,0"),
                wrong(StatementFlaw.REPEATED_REFERENCE, Flat.ONE, Flat.ONE.replace("D,1,", "D,2,"), "T,2,700000,0"),
                wrong(StatementFlaw.NO_REFERENCE, Flat.ONE.replace("NTB1", ""), "T,1,350000,0"),
                wrong(StatementFlaw.TIME, Flat.ONE.replace("20261123090000", "20261122090000"), "T,1,350000,0"),
                wrong(StatementFlaw.OUT_OF_ORDER, Flat.ONE.replace("D,1,", "D,2,"), "T,1,350000,0"),
                wrong(StatementFlaw.MISSING, Flat.ONE));
    }

    private static Arguments wrong(StatementFlaw flaw, String... rows) {
        return Arguments.of(flaw, rows);
    }

    @ParameterizedTest
    @MethodSource("wrongLines")
    void whatIsWrongIsNamed(StatementFlaw flaw, String... rows) throws Exception {
        for (String form : forms().toList()) {
            lines.clear();
            String[] all = Stream.concat(Stream.of(Flat.HEAD), Stream.of(rows)).toArray(String[]::new);
            assertThat(read(form, Flat.of(form, all)).wrong())
                    .as(form)
                    .extracting(StatementReason::flaw)
                    .contains(flaw);
        }
    }

    @Test
    void aCopyAndAPageThatCannotBeAreNamedTogetherWithTheRest() throws Exception {
        String head = Flat.HEAD.replace(",1,1,O", ",3,2,C");
        assertThat(read("csv", Flat.of("csv", head, Flat.ONE.replace("IDR", "USD"), "T,9,1,1"))
                        .wrong())
                .extracting(StatementReason::flaw)
                .containsExactly(
                        StatementFlaw.PAGE,
                        StatementFlaw.COPY,
                        StatementFlaw.CURRENCY,
                        StatementFlaw.BATCH_COUNT,
                        StatementFlaw.BATCH_SUM,
                        StatementFlaw.BATCH_SUM);
    }

    @Test
    void whatTheGrammarFindsAndWhatTheHubWantsAreNamedTogether() throws Exception {
        String copy = sample("statement-08.xml")
                .replace("<s:Acct>", "<s:CpyDplctInd>DUPL</s:CpyDplctInd><s:Acct>")
                .replace("<s:TtlAmt Ccy=\"IDR\">1000000.00", "<s:TtlAmt Ccy=\"IDR\">1000001.00");
        assertThat(read("camt.053", copy).wrong())
                .extracting(StatementReason::flaw)
                .contains(StatementFlaw.COPY, StatementFlaw.BATCH_SUM);
        assertThat(read("camt.054", sample("statement-08.xml")).wrong())
                .extracting(StatementReason::flaw)
                .containsExactly(StatementFlaw.OTHER_FORM);
        assertThat(read("camt.053", sample("statement-08.xml").replace("IDR", "USD"))
                        .wrong())
                .extracting(StatementReason::flaw)
                .contains(StatementFlaw.CURRENCY);
        assertThat(read("camt.053", "<html/>").wrong())
                .extracting(StatementReason::flaw)
                .containsExactly(StatementFlaw.UNREADABLE);
    }

    @Test
    void anotherAccountIsNamed() throws Exception {
        StatementReading reading = new PartnerStatements()
                .of(partner(Map.of("statements", "camt.053", "statementAccount", "99")))
                .read(raw(sample("statement-08.xml")), lines::add);
        assertThat(reading.wrong()).extracting(StatementReason::flaw).containsExactly(StatementFlaw.ACCOUNT);
    }

    @Test
    void anUnknownFormNamesItsSetting() {
        assertThatThrownBy(() -> new PartnerStatements().of(partner(Map.of("statements", "mt940"))))
                .hasMessageContaining("settings.statements: mt940");
    }

    /** Strangers' bytes end in reasons; nobody is asked to wait for an exception. */
    @Test
    void anyBytesEndInReasons() throws Exception {
        for (String form : List.of("camt.053", "camt.054", "csv", "fixed-width")) {
            for (String text : List.of("", "\n", "H\n", "H,STMT0001\n", "\u0000", "\"", "H".repeat(70_000), "é\n")) {
                assertThat(read(form, text).wrong())
                        .as(form + " " + text.length())
                        .isNotEmpty();
            }
        }
    }

    private StatementReading read(String form, String text) throws IOException {
        return new PartnerStatements().of(partner(Map.of("statements", form))).read(raw(text), lines::add);
    }

    private static RawFile raw(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RawFile(new PartnerId("bank-toy"), "STM-1.txt", () -> new ByteArrayInputStream(bytes), NOW);
    }

    private static Partner partner(Map<String, String> settings) {
        return new Partner(
                new PartnerId("bank-toy"), "Toy", "snap", Transport.REST, settings, Map.of(), true, Limits.STANDARD);
    }

    private static String sample(String name) {
        try (InputStream in = StatementsTest.class.getResourceAsStream("/samples/camt/" + name)) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
