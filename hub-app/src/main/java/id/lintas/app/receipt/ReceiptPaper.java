package id.lintas.app.receipt;

import id.lintas.app.pages.Paper;
import id.lintas.office.Office;
import id.lintas.receipt.Receipt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;

/**
 * A receipt as a PDF: to read and to print, with its token three times over, as a QR code for phones, as text for people who
 * copy it, and in the document's properties for programs.
 */
@Component
class ReceiptPaper {

    /** The property that holds the token; the verifier looks for it (docs/wire.md). */
    static final String PROPERTY = "LintasReceipt";

    private final Paper paper;
    private final PartnerNames partners;

    ReceiptPaper(Paper paper, PartnerNames partners) {
        this.paper = paper;
        this.partners = partners;
    }

    byte[] pdf(Receipt receipt, Office office, Locale language) throws IOException {
        String partner = receipt.claims().partner();
        byte[] page = paper.accessible(
                "paper/receipt",
                language,
                Map.of(
                        "receipt", receipt,
                        "office", office,
                        "bank", partners.name(partner),
                        "post", partners.post(partner),
                        "qr", QrCode.dataUri(receipt.token())));
        return withToken(page, receipt.token());
    }

    /** The objects are written in the open, so that a program without a PDF library finds the property. */
    static byte[] withToken(byte[] pdf, String token) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.getDocumentInformation().setCustomMetadataValue(PROPERTY, token);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out, CompressParameters.NO_COMPRESSION);
            return out.toByteArray();
        }
    }
}
