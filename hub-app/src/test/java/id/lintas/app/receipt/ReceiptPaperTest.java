package id.lintas.app.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import id.lintas.app.pages.Paper;
import id.lintas.app.pages.Rendering;
import id.lintas.app.pages.SampleOffices;
import id.lintas.app.pages.Words;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import id.lintas.receipt.Receipt;
import id.lintas.receipt.ReceiptClaims;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper: what it says, that any reader can use it, and that a phone reads its code off the printed page. */
class ReceiptPaperTest {

    private static final Instant T = Instant.parse("2026-11-23T05:00:00Z");

    /** As long as a real one. */
    private static final String TOKEN = "eyJhbGciOiJFZERTQSIs" + "Abc-9_".repeat(62) + ".sIg";

    private static final int PRINTED_DPI = 200;

    @Test
    void aProvisionalReceiptSaysThatItIsNoStateReceipt() throws Exception {
        String text = text(pdf(receipt(null, false), "id"));
        assertThat(text)
                .contains("Bukti Penerimaan Sementara", "BPN sementara", "belum bukti penerimaan negara")
                .contains("Rp350.000", "820261123000001", "PLM-7K4Q-2X", "S*** A***", "NTB123", "Bank Musi, TELLER")
                .contains("23 Nov 2026 12.00 WIB", "1 / 1", "Palembang")
                .doesNotContain("??", "0123456789ABCDEF");
    }

    @Test
    void aStateReceiptHasItsNumberAndSpeaksEnglishToo() throws Exception {
        assertThat(text(pdf(receipt("0123456789ABCDEF", false), "id")))
                .contains("Bukti Penerimaan Negara", "0123456789ABCDEF")
                .doesNotContain("Sementara", "??");
        assertThat(text(pdf(receipt("0123456789ABCDEF", false), "en")))
                .contains("State Receipt", "0123456789ABCDEF", "23 Nov 2026 12:00 WIB")
                .doesNotContain("??");
        assertThat(text(pdf(receipt(null, true), "en"))).contains("not yet a state receipt", "will review this");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void itIsTaggedHasItsLanguageTitleAndFontsInsideAndRunsNothing(String language) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf(receipt(null, false), language))) {
            var catalog = document.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getLanguage()).startsWith(language);
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(catalog.getOpenAction()).isNull();
            assertThat(catalog.getNames()).isNull();
            assertThat(document.getDocumentInformation().getTitle()).isNotBlank();
            assertThat(document.getDocumentInformation().getCustomMetadataValue(ReceiptPaper.PROPERTY))
                    .isEqualTo(TOKEN);
            assertThat(fonts(document)).isNotEmpty().allMatch(PDFont::isEmbedded);
        }
    }

    @Test
    void aPhoneReadsTheTokenOffThePrintedPage() throws Exception {
        byte[] pdf = pdf(receipt(null, false), "id");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, PRINTED_DPI);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            var bitmap = new BinaryBitmap(new HybridBinarizer(source));
            assertThat(new QRCodeReader()
                            .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText())
                    .isEqualTo(TOKEN);
        }
    }

    /** A token is longer than a line; whoever copies it from the page gets all of it. */
    @Test
    void theTokenCanBeCopiedFromThePage() throws Exception {
        assertThat(text(pdf(receipt(null, false), "id")).replaceAll("\\s", "")).contains(TOKEN);
    }

    private static List<PDFont> fonts(PDDocument document) throws Exception {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    private static byte[] pdf(Receipt receipt, String language) throws Exception {
        Locale locale = Locale.forLanguageTag(language);
        String page = Rendering.html(
                "paper/receipt",
                Map.of(
                        "receipt",
                        receipt,
                        "office",
                        SampleOffices.PALEMBANG,
                        "bank",
                        "Bank Musi",
                        "post",
                        false,
                        "qr",
                        QrCode.dataUri(receipt.token()),
                        "words",
                        new Words(locale)),
                locale);
        byte[] pdf = ReceiptPaper.withToken(Paper.accessible(page), receipt.token());
        Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(
                Path.of("target", "screenshots", "receipt-" + receipt.claims().state() + "-" + language + ".pdf"), pdf);
        return pdf;
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static Receipt receipt(@Nullable String ntpn, boolean inReview) {
        return new Receipt(
                new ReceiptClaims(
                        ntpn == null ? ReceiptClaims.State.PROVISIONAL : ReceiptClaims.State.STATE,
                        new BillingCode("820261123000001"),
                        new Rupiah(350_000),
                        T,
                        "bank-musi",
                        "NTB123",
                        ntpn,
                        "palembang",
                        T.plusSeconds(60)),
                TOKEN,
                "PLM-7K4Q-2X",
                "S*** A***",
                "TELLER",
                T.plusSeconds(2),
                inReview);
    }
}
