package id.lintas.simulators.queuebank;

import id.lintas.simulators.queuebank.CamtNotice.Booking;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes camt.054.001.08 as docs/wire.md section 4 says. Used once. */
final class CamtXml {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final ZoneOffset WIB = ZoneOffset.ofHours(7);

    private final CamtNotice notice;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private boolean first = true;

    private CamtXml(CamtNotice notice) throws XMLStreamException {
        this.notice = notice;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    static String of(CamtNotice notice) {
        try {
            return new CamtXml(notice).write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The notification could not be written", e);
        }
    }

    private String write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        if (notice.mischief() == CamtMischief.ENTITIES) {
            xml.writeDTD("<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                    + "<!ENTITY c SYSTEM \"file:///etc/hostname\">]>");
        }
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        open("BkToCstmrDbtCdtNtfctn", "GrpHdr");
        leaf("MsgId", notice.messageId());
        leaf("CreDtTm", TIME.format(notice.bookings().get(0).at().atOffset(WIB)));
        close(1);
        open("Ntfctn");
        leaf("Id", notice.messageId());
        if (notice.mischief() == CamtMischief.COPY) {
            leaf("CpyDplctInd", "COPY");
        }
        open("Acct", "Id", "Othr");
        leaf("Id", "0120000045678");
        close(2);
        leaf("Ccy", "IDR");
        close(1);
        entry(notice.bookings().stream().filter(one -> !one.takenBack()).toList(), "CRDT");
        entry(notice.bookings().stream().filter(Booking::takenBack).toList(), "DBIT");
        xml.writeEndDocument();
        String written = text.toString();
        return notice.mischief() == CamtMischief.CUT_SHORT ? written.substring(0, written.length() / 2) : written;
    }

    private void entry(List<Booking> bookings, String direction) throws XMLStreamException {
        if (bookings.isEmpty()) {
            return;
        }
        long total = bookings.stream().mapToLong(Booking::amount).sum();
        open("Ntry");
        amount("Amt", total + (notice.mischief() == CamtMischief.WRONG_TOTAL ? 1 : 0), "IDR");
        leaf("CdtDbtInd", direction);
        if (direction.equals("DBIT")) {
            leaf("RvslInd", "true");
        }
        open("Sts");
        leaf("Cd", "BOOK");
        close(1);
        open("BookgDt");
        leaf("DtTm", TIME.format(bookings.get(0).at().atOffset(WIB)));
        close(1);
        leaf("AcctSvcrRef", notice.messageId());
        open("NtryDtls", "Btch");
        leaf("NbOfTxs", Integer.toString(bookings.size() + (notice.mischief() == CamtMischief.WRONG_COUNT ? 1 : 0)));
        amount("TtlAmt", total, "IDR");
        close(1);
        for (Booking booking : bookings) {
            details(booking, direction);
        }
        close(2);
    }

    private void details(Booking booking, String direction) throws XMLStreamException {
        boolean wrong = first;
        first = false;
        open("TxDtls", "Refs");
        leaf("AcctSvcrRef", booking.reference());
        leaf("EndToEndId", "NOTPROVIDED");
        close(1);
        amount("Amt", booking.amount(), wrong && notice.mischief() == CamtMischief.MIXED_CURRENCY ? "USD" : "IDR");
        String other = direction.equals("CRDT") ? "DBIT" : "CRDT";
        leaf("CdtDbtInd", wrong && notice.mischief() == CamtMischief.WRONG_DIRECTION ? other : direction);
        open("RmtInf", "Strd", "CdtrRefInf");
        leaf("Ref", booking.billingCode());
        close(3);
        open("RltdDts");
        leaf("TxDtTm", TIME.format(booking.at().atOffset(WIB)));
        close(2);
    }

    private void open(String... names) throws XMLStreamException {
        for (String name : names) {
            xml.writeStartElement(name);
        }
    }

    private void close(int count) throws XMLStreamException {
        for (int n = 0; n < count; n++) {
            xml.writeEndElement();
        }
    }

    private void leaf(String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void amount(String name, long rupiah, String currency) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeAttribute("Ccy", currency);
        xml.writeCharacters(rupiah + ".00");
        xml.writeEndElement();
    }
}
