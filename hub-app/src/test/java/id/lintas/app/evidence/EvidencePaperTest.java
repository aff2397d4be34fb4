package id.lintas.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.Paper;
import id.lintas.app.pages.Rendering;
import id.lintas.app.pages.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class EvidencePaperTest {

    private static final Instant T = Instant.parse("2026-11-23T05:00:00Z");
    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    @Test
    void saysTheCaseInIndonesianWithFourReceiptsAndItsTrail() throws Exception {
        String text = text(facts("S*** A***", "Budi <b>& anak</b>"));
        assertThat(text)
                .contains("Bukti permohonan PLM-7K4Q-2X", "S*** A***", "********0001")
                .contains("Rp350.000", "820260000000001", "12.00 WIB", "Pembayaran tercatat", "Akses ditolak (Ditolak)")
                .contains("Budi <b>& anak</b>", "./lintas audit verify")
                .doesNotContain("??");
    }

    @Test
    void aCaseWhosePersonalDataIsGoneSaysSo() throws Exception {
        assertThat(text(facts("", "agus")))
                .contains("sudah dihapus", "820260000000001")
                .doesNotContain("??");
    }

    private static String text(CaseFacts facts) throws Exception {
        String page = Rendering.html(
                "paper/evidence",
                Map.of("facts", facts, "zone", Words.JAKARTA, "words", new Words(INDONESIAN)),
                INDONESIAN);
        byte[] pdf = Paper.pdf(page);
        Files.createDirectories(Path.of("target", "screenshots"));
        Files.write(Path.of("target", "screenshots", "bukti.pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static CaseFacts facts(String name, String actor) {
        return new CaseFacts(
                "palembang",
                "Kantor Imigrasi Kelas I TPI Palembang",
                "0193a1b2-0000-7000-8000-000000000001",
                "PLM-7K4Q-2X",
                "agus",
                T,
                name,
                "********0001",
                "ORDINARY_5Y",
                "PAID",
                T,
                new CaseFacts.BillFacts("820260000000001", 350_000, "PAID", T, T),
                List.of(new CaseFacts.PaymentFacts(
                        "bank-musi", "NTB1", "820260000000001", 350_000, "SETTLED", T, T, T, null, "NTPN1")),
                "INSERTING",
                List.of(
                        new CaseFacts.EntryFacts(
                                "1", T, "bank-musi", "", "PAYMENT_RECORDED", "DONE", "case", "820260000000001", ""),
                        new CaseFacts.EntryFacts(
                                "2", T, actor, "pekanbaru", "ACCESS_REFUSED", "REFUSED", "case", "GET", "iseng")));
    }
}
