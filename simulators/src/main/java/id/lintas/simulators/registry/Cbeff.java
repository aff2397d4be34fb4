package id.lintas.simulators.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the finger records out of a CBEFF document; a document type is refused, so nothing outside is ever fetched. */
final class Cbeff {

    private static final String NAMESPACE = "http://docs.oasis-open.org/bias/ns/biaspatronformat-1.0/";

    private Cbeff() {}

    /** @throws IllegalArgumentException if it is no such document */
    static List<byte[]> records(byte[] document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement();
            if (!"BIR".equals(root.getLocalName()) || !NAMESPACE.equals(root.getNamespaceURI())) {
                throw new IllegalArgumentException("root: " + root.getNodeName() + " (expected: BIR)");
            }
            NodeList blocks = root.getElementsByTagNameNS(NAMESPACE, "BDB");
            List<byte[]> records = new ArrayList<>();
            for (int i = 0; i < blocks.getLength(); i++) {
                records.add(Base64.getDecoder()
                        .decode(blocks.item(i).getTextContent().strip()));
            }
            return records;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("no CBEFF document: " + e.getMessage(), e);
        }
    }
}
