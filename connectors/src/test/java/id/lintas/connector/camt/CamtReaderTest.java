package id.lintas.connector.camt;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.connector.camt.Inconsistency.Reason;
import id.lintas.intake.Samples;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CamtReaderTest {

    private static final String SAMPLE = text("camt/notification-08.xml");
    private static final String STATEMENT = text("camt/statement-08.xml");

    @Test
    void readsANotificationOfVersion08() throws CamtUnreadable {
        Read read = Read.of(SAMPLE);
        assertThat(read.summary().inconsistencies()).isEmpty();
        assertThat(read.summary().kind()).isEqualTo(Kind.NOTIFICATION);
        assertThat(read.summary().messageId()).isEqualTo("SIAK-20261123-000417");
        assertThat(read.summary().page()).contains(new Page(1, true));
        Statement statement = read.statements().get(0);
        assertThat(statement.id()).isEqualTo("SIAK-NTF-000417");
        assertThat(statement.sequence()).contains(417L);
        assertThat(statement.account()).isEqualTo("0120000045678");
        assertThat(statement.currency()).contains("IDR");
        assertThat(read.entries().get(0).code()).isEqualTo("PMNT/RCDT/VCOM");
        assertThat(read.entries().get(0).reference()).contains("SIAK9000417");
        Transaction transaction = read.transactions().get(0);
        assertThat(transaction.reference()).contains("000000123456");
        assertThat(transaction.endToEnd()).contains("MOB-7731");
        assertThat(transaction.money()).isEqualTo(new Money(new BigDecimal("350000.00"), "IDR"));
        assertThat(transaction.at()).contains(Instant.parse("2026-11-23T09:02:00Z"));
        assertThat(transaction.creditorReferences()).containsExactly("820261123000017");
        assertThat(transaction.toString()).doesNotContain("Siti");
    }

    @Test
    void readsANotificationOfVersion02WhoseDetailHasNoAmountOfItsOwn() throws CamtUnreadable {
        Read read = Read.of(text("camt/notification-02.xml"));
        assertThat(read.summary().inconsistencies()).isEmpty();
        assertThat(read.entries().get(0).booked()).isTrue();
        assertThat(read.entries().get(0).code()).isEqualTo("VA-IN");
        Transaction transaction = read.transactions().get(0);
        assertThat(transaction.money()).isEqualTo(new Money(new BigDecimal("350000"), "IDR"));
        assertThat(transaction.reference()).contains("KMP-2026-0000012");
        assertThat(transaction.endToEnd()).isEmpty();
        assertThat(transaction.at()).contains(Instant.parse("2026-11-23T09:02:00Z"));
        assertThat(transaction.remittance()).containsExactly("PASPOR 820261123000017 A.N. PEMOHON");
    }

    @Test
    void readsAStatementWhoseBalancesMeetItsBookedEntries() throws CamtUnreadable {
        Read read = Read.of(STATEMENT);
        assertThat(read.summary().inconsistencies()).isEmpty();
        assertThat(read.summary().kind()).isEqualTo(Kind.STATEMENT);
        assertThat(read.statements().get(0).balances())
                .extracting(Balance::code)
                .containsExactly("OPBD", "CLBD");
        assertThat(read.entries()).extracting(Entry::status).containsExactly("BOOK", "BOOK", "PDNG");
        assertThat(read.entries()).extracting(Entry::reversal).containsExactly(false, true, false);
        assertThat(read.entries().get(0).bookedAt()).contains(Instant.parse("2026-11-22T17:00:00Z"));
        assertThat(read.transactions())
                .extracting(Transaction::reference)
                .containsExactly(Optional.of("A-1"), Optional.of("A-2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<NbOfTxs>1<           ; <NbOfTxs>2<             ; BATCH_COUNT",
                "<TtlAmt Ccy=\"IDR\">350000.00< ; <TtlAmt Ccy=\"IDR\">350000.01< ; BATCH_SUM",
                "<NtryRef>1</NtryRef>  ; <NtryRef>1</NtryRef><Amt Ccy=\"IDR\">350000.00</Amt> ; REPEATED_ELEMENT",
                "</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties> ; </Amt><CdtDbtInd>DBIT</CdtDbtInd><RltdPties> ; DIRECTION",
                "<Ccy>IDR</Ccy>        ; <Ccy>USD</Ccy>          ; CURRENCY",
                "<NbOfNtries>1<        ; <NbOfNtries>3<          ; SUMMARY_COUNT",
                "<Sum>350000.00<       ; <Sum>1.00<              ; SUMMARY_SUM",
                "<MsgId>SIAK-20261123-000417</MsgId> ; <!-- gone --> ; MISSING",
                "<Id>SIAK-NTF-000417</Id> ; <Id/>                ; MISSING",
                "<CdtDbtInd>CRDT</CdtDbtInd><Sts> ; <Sts>        ; MISSING",
                "<Cd>BOOK</Cd>         ; <!-- gone -->           ; MISSING",
                "<CreDtTm>2026-11-23T16:02:03+07:00 ; <CreDtTm>yesterday ; BAD_FORM",
                "<PgNb>1<              ; <PgNb>0<                ; PAGE",
                "<ElctrncSeqNb>417<    ; <ElctrncSeqNb>x<        ; BAD_FORM",
                "<Acct>                ; <CpyDplctInd>COPIE</CpyDplctInd><Acct> ; BAD_FORM",
                "</NtryDtls>           ; </NtryDtls><RvslInd>true</RvslInd> ; OUT_OF_ORDER"
            })
    void namesAContradiction(String from, String to, Reason reason) throws CamtUnreadable {
        String flat = SAMPLE.replaceAll(">\\s+<", "><");
        assertThat(flat).contains(from);
        assertThat(Read.of(flat.replace(from, to)).reasons()).contains(reason);
    }

    @Test
    void namesEveryContradictionAtOnce() throws CamtUnreadable {
        Read read = Read.of(SAMPLE.replace("<NbOfTxs>1<", "<NbOfTxs>7<")
                .replace("<NbOfNtries>1<", "<NbOfNtries>7<")
                .replace(
                        "<Amt Ccy=\"IDR\">350000.00</Amt>\n            <CdtDbtInd>",
                        "<Amt Ccy=\"USD\">1</Amt>\n            <CdtDbtInd>"));
        assertThat(read.reasons())
                .containsExactlyInAnyOrder(
                        Reason.CURRENCY, Reason.BATCH_COUNT, Reason.BATCH_SUM, Reason.ENTRY_SUM, Reason.SUMMARY_COUNT);
        assertThat(read.summary().inconsistencies())
                .anySatisfy(one -> assertThat(one)
                        .hasToString("BATCH_COUNT Ntfctn[1]/Ntry[1]/NtryDtls[1]/Btch/NbOfTxs: 7 (found: 1)"));
    }

    @Test
    void aReferenceThatIsThereTwiceIsNamedAndAnIdToo() throws CamtUnreadable {
        String part = SAMPLE.substring(SAMPLE.indexOf("<Ntfctn>"), SAMPLE.indexOf("</BkToCstmr"));
        assertThat(Read.of(SAMPLE.replace("</BkToCstmr", part + "</BkToCstmr")).reasons())
                .containsExactlyInAnyOrder(Reason.REPEATED_REFERENCE, Reason.REPEATED_ID);
    }

    @Test
    void aPageIsNotHeldAgainstTheTotalsOfTheWhole() throws CamtUnreadable {
        String changed = SAMPLE.replace("<NbOfNtries>1<", "<NbOfNtries>3<");
        assertThat(Read.of(changed).reasons()).containsExactly(Reason.SUMMARY_COUNT);
        assertThat(Read.of(changed.replace("<LastPgInd>true<", "<LastPgInd>false<"))
                        .reasons())
                .isEmpty();
        assertThat(Read.of(changed.replace("<PgNb>1<", "<PgNb>2<")).reasons()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                ">1650000.00< ; >1650000.01<         ; BALANCE",
                "<s:Cd>CLBD<  ; <s:Cd>CLAV<          ; MISSING",
                "<s:Cd>CLBD<  ; <s:Cd>OPBD<          ; REPEATED_ELEMENT",
                "FrDtTm>2026-11-23 ; FrDtTm>2026-11-25 ; PERIOD",
                "<s:Sum>1005000.00< ; <s:Sum>1000000.00< ; SUMMARY_SUM",
                "<s:Amt>655000.00<  ; <s:Amt>1.00<       ; SUMMARY_SUM"
            })
    void namesAContradictionOfAStatement(String from, String to, Reason reason) throws CamtUnreadable {
        assertThat(STATEMENT).contains(from);
        assertThat(Read.of(STATEMENT.replace(from, to)).reasons()).contains(reason);
    }

    @Test
    void aBatchWithoutDetailsContradictsNothing() throws CamtUnreadable {
        String from = SAMPLE.substring(SAMPLE.indexOf("<TxDtls>"), SAMPLE.indexOf("</NtryDtls>"));
        Read read = Read.of(SAMPLE.replace(from, "").replace("<NbOfTxs>1<", "<NbOfTxs>40<"));
        assertThat(read.reasons()).isEmpty();
        assertThat(read.transactions()).isEmpty();
        assertThat(read.entries()).hasSize(1);
    }

    @Test
    void marksOfCopiesAreRead() throws CamtUnreadable {
        for (String mark : List.of("COPY", "DUPL", "CODU")) {
            Read read = Read.of(SAMPLE.replace("<Acct>", "<CpyDplctInd>" + mark + "</CpyDplctInd><Acct>"));
            assertThat(read.reasons()).isEmpty();
            assertThat(read.statements().get(0).copy().name()).startsWith(mark.substring(0, 2));
        }
    }

    private static String text(String sample) {
        return new String(Samples.bytes(sample), StandardCharsets.UTF_8);
    }
}
