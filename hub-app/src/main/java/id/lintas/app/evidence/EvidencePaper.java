package id.lintas.app.evidence;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import id.lintas.app.pages.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The evidence as a PDF in Indonesian, made from a page template; it loads nothing from anywhere. */
@Component
class EvidencePaper {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    private final SpringTemplateEngine templates;

    EvidencePaper(SpringTemplateEngine templates) {
        this.templates = templates;
    }

    byte[] pdf(CaseFacts facts, ZoneId zone) throws IOException {
        Context context = new Context(INDONESIAN, Map.of("facts", facts, "zone", zone, "words", new Words(INDONESIAN)));
        return pdf(templates.process("paper/evidence", context));
    }

    /** @param page well-formed XHTML */
    static byte[] pdf(String page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useFastMode()
                .useUriResolver((base, uri) -> null)
                .withHtmlContent(page, null)
                .withProducer("Lintas")
                .toStream(out)
                .run();
        return out.toByteArray();
    }
}
