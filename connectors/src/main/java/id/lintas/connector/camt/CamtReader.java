package id.lintas.connector.camt;

import id.lintas.connector.camt.CamtUnreadable.Flaw;
import id.lintas.connector.camt.Inconsistency.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads a notification (camt.054) or statement (camt.053) of versions 02 to 08 from its beginning to its end, holding one transaction in memory at a time and a few
 * bytes for each reference. Thread-safe: it keeps nothing.
 */
public final class CamtReader {

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private final XmlCursor xml;
    private final CamtSink sink;
    private final Count count;
    private final Findings findings = new Findings();

    private CamtReader(XmlCursor xml, CamtLimits limits, CamtSink sink) {
        this.xml = xml;
        this.sink = sink;
        this.count = new Count(limits.transactions());
    }

    /**
     * Reads the document, gives its parts to the sink and tells whether it agrees with itself. UTF-8 is the only encoding. The stream is not closed.
     *
     * @throws CamtUnreadable if it is no such document or holds more than the limits; the sink may have had the parts before the flaw
     * @throws IOException if the stream fails
     */
    public static CamtSummary read(InputStream document, CamtLimits limits, CamtSink sink)
            throws CamtUnreadable, IOException {
        Reader text = new BufferedReader(new InputStreamReader(
                document,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        begin(text);
        return new CamtReader(XmlCursor.open(text, limits), limits, sink).document();
    }

    private static void begin(Reader text) throws CamtUnreadable, IOException {
        text.mark(1);
        try {
            int first = text.read();
            if (first < 0) {
                throw new CamtUnreadable(Flaw.EMPTY, "");
            }
            if (first != BYTE_ORDER_MARK) {
                text.reset();
            }
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new CamtUnreadable(Flaw.CHARSET, "");
        }
    }

    /** What was counted so far; ends the reading of a document that holds too many. */
    static final class Count {

        private final int most;
        private long entries;
        private long transactions;

        private Count(int most) {
            this.most = most;
        }

        void entry() throws CamtUnreadable {
            entries++;
            check();
        }

        void transaction() throws CamtUnreadable {
            transactions++;
            check();
        }

        private void check() throws CamtUnreadable {
            if (Math.max(entries, transactions) > most) {
                throw new CamtUnreadable(Flaw.TOO_LARGE, most + " transactions");
            }
        }
    }

    private CamtSummary document() throws CamtUnreadable {
        if (!xml.child() || !xml.name().equals("Document")) {
            throw new CamtUnreadable(Flaw.NOT_CAMT, "root");
        }
        String namespace = xml.namespace();
        Kind kind = Kind.of(namespace).orElseThrow(() -> new CamtUnreadable(Flaw.NOT_CAMT, "namespace"));
        xml.only(namespace);
        if (!xml.child() || !xml.name().equals(kind.message())) {
            throw new CamtUnreadable(Flaw.NOT_CAMT, "document");
        }
        CamtSummary summary = message(kind, namespace);
        xml.nothingElse();
        return summary;
    }

    private CamtSummary message(Kind kind, String namespace) throws CamtUnreadable {
        Optional<Header> header = Optional.empty();
        Seen ids = new Seen();
        Seen references = new Seen();
        int parts = 0;
        while (xml.child()) {
            if (xml.name().equals("GrpHdr") && header.isEmpty()) {
                header = Optional.of(Header.of(new Fields(xml.whole(), "GrpHdr", findings)));
                if (parts > 0) {
                    findings.add(Reason.OUT_OF_ORDER, "GrpHdr", "", "");
                }
            } else if (xml.name().equals(kind.part())) {
                String path = kind.part() + "[" + ++parts + "]";
                boolean whole = header.flatMap(Header::page).map(Page::whole).orElse(true);
                new StatementReader(xml, sink, count, findings, references).read(kind, path, whole, ids);
            } else if (xml.name().equals("SplmtryData")) {
                xml.skip();
            } else {
                throw new CamtUnreadable(Flaw.NOT_CAMT, xml.name());
            }
        }
        if (header.isEmpty()) {
            findings.add(Reason.MISSING, "GrpHdr", "", "");
        }
        if (parts == 0) {
            findings.add(Reason.MISSING, kind.part(), "", "");
        }
        return new CamtSummary(
                kind,
                namespace,
                header.map(Header::messageId).orElse(""),
                header.flatMap(Header::createdAt),
                header.flatMap(Header::page),
                count.entries,
                count.transactions,
                findings.all(),
                findings.more());
    }

    /** The message's own head. */
    private record Header(String messageId, Optional<Instant> createdAt, Optional<Page> page) {

        static Header of(Fields head) {
            return new Header(head.need("MsgId", 35), head.time("CreDtTm"), Page.of(head, "MsgPgntn"));
        }
    }
}
