package id.lintas.connector.camt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A file of 100,000 entries is never in memory: what stays is a few bytes for each reference. */
class LargeStatementTest {

    private static final int ENTRIES = 100_000;

    @Test
    void memoryIsFlatOverAHundredThousandEntries() throws Exception {
        long[] most = new long[2];
        AtomicLong entries = new AtomicLong();
        Runtime runtime = Runtime.getRuntime();
        CamtSink sink = new CamtSink() {
            @Override
            public void entry(Statement statement, Entry entry, int transactions) {
                if (entries.incrementAndGet() % 20_000 == 0) {
                    System.gc();
                    long used = runtime.totalMemory() - runtime.freeMemory();
                    most[0] = most[0] == 0 ? used : most[0];
                    most[1] = Math.max(most[1], used);
                }
            }
        };
        CamtSummary summary = CamtReader.read(document(), CamtLimits.FILE, sink);
        assertThat(summary.inconsistencies()).isEmpty();
        assertThat(summary.entries()).isEqualTo(ENTRIES);
        assertThat(summary.transactions()).isEqualTo(ENTRIES);
        // 80,000 further references at 16 bytes, in a table that is at most half full when it has just grown.
        assertThat(most[1] - most[0]).isLessThan(12L << 20);
    }

    /** Control: the document itself would not fit into what the reader may use. */
    @Test
    void controlTheDocumentIsLarger() throws Exception {
        assertThat(document().transferTo(java.io.OutputStream.nullOutputStream()))
                .isGreaterThan(36L << 20);
    }

    private static InputStream document() {
        String head =
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId>"
                        + "</GrpHdr><Stmt><Id>S</Id><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"IDR\">0</Amt><CdtDbtInd>CRDT"
                        + "</CdtDbtInd></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"IDR\">"
                        + 350_000L * ENTRIES
                        + "</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>";
        Enumeration<InputStream> parts = new Enumeration<>() {
            private int next = -1;

            @Override
            public boolean hasMoreElements() {
                return next <= ENTRIES;
            }

            @Override
            public InputStream nextElement() {
                int n = next++;
                String text = n < 0 ? head : n == ENTRIES ? "</Stmt></BkToCstmrStmt></Document>" : entry(n);
                return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            }
        };
        return new SequenceInputStream(parts);
    }

    private static String entry(int n) {
        return "<Ntry><Amt Ccy=\"IDR\">350000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt>"
                + "<NtryDtls><TxDtls><Refs><AcctSvcrRef>R" + n + "</AcctSvcrRef></Refs><Amt Ccy=\"IDR\">350000.00</Amt>"
                + "<CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>Nobody</Nm></Pty></Dbtr></RltdPties><RmtInf><Strd><CdtrRefInf>"
                + "<Ref>820261123000017</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>";
    }
}
