package id.lintas.connector.camt;

/** Ends the reading of a document that cannot be understood at all. Checked, and without a stack: strangers cause it. */
public final class CamtUnreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    /** Why a document cannot be read. */
    public enum Flaw {
        /** There is nothing in it. */
        EMPTY,
        /** It is not UTF-8, or says that it is something else. */
        CHARSET,
        /** It is no well-formed XML 1.0. */
        NOT_XML,
        /** It has a document type declaration, which no bank needs and which entities come by. */
        DOCTYPE,
        /** It refers to an entity other than the five of XML. */
        ENTITY,
        /** It asks for other documents to be included. */
        XINCLUDE,
        /** Its elements are nested deeper than the grammar goes. */
        TOO_DEEP,
        /** It holds more characters, elements, attributes or transactions than are read. */
        TOO_LARGE,
        /** It is none of the messages and versions that are read, or an element of another language stands in it. */
        NOT_CAMT
    }

    CamtUnreadable(Flaw flaw, String where) {
        super(flaw + (where.isEmpty() ? "" : " at " + where), null, false, false);
        this.flaw = flaw;
    }

    /** Why. */
    public Flaw flaw() {
        return flaw;
    }
}
