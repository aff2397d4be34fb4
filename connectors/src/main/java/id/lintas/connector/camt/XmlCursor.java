package id.lintas.connector.camt;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import id.lintas.connector.camt.CamtUnreadable.Flaw;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the elements of a stranger's document. It knows no document types, resolves nothing, includes nothing and has an end. One walk,
 * one thread.
 */
final class XmlCursor {

    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";

    private final XMLStreamReader xml;
    private int depth;
    private boolean skipping;
    private @Nullable String only;

    private XmlCursor(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Begins before the root. The text is decoded already: no declaration in it changes its characters. */
    static XmlCursor open(Reader text, CamtLimits limits) throws CamtUnreadable {
        try {
            XmlCursor cursor = new XmlCursor(factory(limits).createXMLStreamReader(text));
            String encoding = cursor.xml.getCharacterEncodingScheme();
            if (encoding != null && !encoding.toUpperCase(Locale.ROOT).matches("UTF-?8|US-ASCII")) {
                throw new CamtUnreadable(Flaw.CHARSET, "");
            }
            String version = cursor.xml.getVersion();
            if (version != null && !version.equals("1.0")) {
                throw new CamtUnreadable(Flaw.NOT_XML, "");
            }
            return cursor;
        } catch (XMLStreamException e) {
            throw unreadable(e, "");
        }
    }

    /** Made by its name: which parser a stranger's document meets must not depend on what else is on the class path. */
    private static WstxInputFactory factory(CamtLimits limits) {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        XMLResolver nothing = (publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("entity");
        };
        factory.setXMLResolver(nothing);
        factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, CamtLimits.DEPTH + 1);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, CamtLimits.ATTRIBUTES);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, CamtLimits.ATTRIBUTE_LENGTH);
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, (long) CamtLimits.TEXT_LENGTH);
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, limits.characters());
        factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 1L);
        return factory;
    }

    /**
     * Goes to the next child of the element that was entered last, and enters it; or to that element's end, and leaves it. Between children there is
     * nothing but white space.
     */
    boolean child() throws CamtUnreadable {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        enter();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return false;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!xml.isWhiteSpace()) {
                            throw new CamtUnreadable(Flaw.NOT_CAMT, here());
                        }
                    }
                    default -> harmless();
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw unreadable(e, here());
        }
    }

    /** The element entered last, whole; afterwards it is left. */
    Element whole() throws CamtUnreadable {
        return whole(new int[] {CamtLimits.PIECE});
    }

    private Element whole(int[] left) throws CamtUnreadable {
        if (--left[0] < 0) {
            throw new CamtUnreadable(Flaw.TOO_LARGE, here());
        }
        Element element = new Element(name(), xml.getAttributeValue(null, "Ccy"));
        StringBuilder text = new StringBuilder();
        try {
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        enter();
                        if (Element.unread(name())) {
                            skip();
                        } else {
                            element.add(whole(left));
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        element.text(text.toString());
                        return element;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                        if (text.length() > CamtLimits.TEXT_LENGTH) {
                            throw new CamtUnreadable(Flaw.TOO_LARGE, here());
                        }
                    }
                    default -> harmless();
                }
            }
        } catch (XMLStreamException e) {
            throw unreadable(e, here());
        }
    }

    /** From here on no element of another language is read, whatever its name. */
    void only(String namespace) {
        only = namespace;
    }

    /** Goes to the end of the document, from the end of the last element but the root. */
    void nothingElse() throws CamtUnreadable {
        if (child()) {
            throw new CamtUnreadable(Flaw.NOT_CAMT, here());
        }
        // What follows the root is refused by the parser, or harmless.
        if (child()) {
            throw new CamtUnreadable(Flaw.NOT_XML, here());
        }
    }

    /** Passes over the element entered last, unread. */
    void skip() throws CamtUnreadable {
        skipping = true;
        try {
            for (int inside = depth; depth >= inside; ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> enter();
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> harmless();
                }
            }
        } catch (XMLStreamException e) {
            throw unreadable(e, here());
        } finally {
            skipping = false;
        }
    }

    String name() {
        return xml.getLocalName();
    }

    String namespace() {
        String namespace = xml.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    private void enter() throws CamtUnreadable {
        if (++depth > CamtLimits.DEPTH) {
            throw new CamtUnreadable(Flaw.TOO_DEEP, "");
        }
        if (XINCLUDE.equals(xml.getNamespaceURI())) {
            throw new CamtUnreadable(Flaw.XINCLUDE, here());
        }
        if (only != null && !skipping && !only.equals(namespace())) {
            throw new CamtUnreadable(Flaw.NOT_CAMT, here());
        }
    }

    private void harmless() throws CamtUnreadable {
        int event = xml.getEventType();
        if (event == XMLStreamConstants.DTD) {
            throw new CamtUnreadable(Flaw.DOCTYPE, here());
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new CamtUnreadable(Flaw.ENTITY, here());
        }
    }

    private String here() {
        return "line " + xml.getLocation().getLineNumber();
    }

    private static CamtUnreadable unreadable(XMLStreamException e, String where) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return new CamtUnreadable(Flaw.CHARSET, where);
            }
        }
        // The parser tells its refusals apart by their words alone.
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("depth limit")) {
            return new CamtUnreadable(Flaw.TOO_DEEP, where);
        }
        if (words.contains("limit") && words.contains("exceed")) {
            return new CamtUnreadable(words.contains("entity") ? Flaw.ENTITY : Flaw.TOO_LARGE, where);
        }
        return new CamtUnreadable(words.contains("entity") ? Flaw.ENTITY : Flaw.NOT_XML, where);
    }
}
