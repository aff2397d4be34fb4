package id.lintas.app.pages;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Documents in Indonesian as PDF, made from page templates; they load nothing from anywhere. */
@Component
public class Paper {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    private final SpringTemplateEngine templates;

    Paper(SpringTemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * The template as a PDF.
     *
     * @param model what the template reads, besides {@code words}
     */
    public byte[] pdf(String template, Map<String, Object> model) throws IOException {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("words", new Words(INDONESIAN));
        return pdf(templates.process(template, new Context(INDONESIAN, whole)));
    }

    /** The page, which must be well-formed XHTML, as a PDF. */
    public static byte[] pdf(String page) throws IOException {
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
