package id.lintas.app.receipt;

import id.lintas.app.pages.Pages;
import id.lintas.office.Office;
import id.lintas.receipt.CannotIssue;
import id.lintas.receipt.NoReceipt;
import id.lintas.receipt.Receipt;
import id.lintas.receipt.Receipts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers with a case's receipt, or with a page that says why there is none. */
@Component
public class ReceiptDownload {

    private final Receipts receipts;
    private final ReceiptPaper paper;

    ReceiptDownload(Receipts receipts, ReceiptPaper paper) {
        this.receipts = receipts;
        this.paper = paper;
    }

    /**
     * Issues the receipt and writes it into the response.
     *
     * @param asked who asked for the case and may see it
     * @return null once it is written, else a page
     * @throws id.lintas.passport.UnknownApplication if the office has no such case
     */
    public @Nullable Object answer(Asked asked, Locale language, HttpServletResponse response) throws IOException {
        Receipt receipt;
        try {
            receipt = receipts.issue(asked.office().id(), asked.application(), asked.actor());
        } catch (NoReceipt e) {
            return Pages.error(HttpStatus.CONFLICT, "noReceipt", asked.back(), language, asked.person());
        } catch (CannotIssue e) {
            return Pages.error(
                    HttpStatus.SERVICE_UNAVAILABLE, "receiptUnsigned", asked.back(), language, asked.person());
        }
        byte[] pdf = paper.pdf(receipt, asked.office(), language);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("bukti-" + receipt.bookingCode() + "-"
                                + receipt.claims().state().name().toLowerCase(Locale.ROOT) + ".pdf")
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
        return null;
    }

    /**
     * Who asks for which case's receipt.
     *
     * @param actor as the audit trail names them
     * @param back the page to go on from
     * @param person who is logged in, or null for the public
     */
    public record Asked(
            Office office,
            UUID application,
            String actor,
            String back,
            @Nullable Principal person) {}
}
