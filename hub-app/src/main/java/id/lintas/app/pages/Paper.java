package id.lintas.app.pages;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Documents as PDF, made from page templates; they load nothing from anywhere. */
@Component
public class Paper {

    private static final Locale INDONESIAN = Locale.forLanguageTag("id-ID");

    /** Liberation Sans, SIL Open Font License 1.1, as PDFBox brings it; it covers Latin, Greek and Cyrillic letters. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Pictures that the page itself holds; anything else is loaded from nowhere. */
    private static final String INSIDE = "data:image/png;base64,";

    private final SpringTemplateEngine templates;

    Paper(SpringTemplateEngine templates) {
        this.templates = templates;
    }

    /**
     * The template as a PDF in Indonesian.
     *
     * @param model what the template reads, besides {@code words}
     */
    public byte[] pdf(String template, Map<String, Object> model) throws IOException {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("words", new Words(INDONESIAN));
        return pdf(templates.process(template, new Context(INDONESIAN, whole)));
    }

    /**
     * The template as a PDF for every reader, in that language: tagged, with its title and language, and with its font inside.
     *
     * @param model what the template reads, besides {@code words}
     */
    public byte[] accessible(String template, Locale language, Map<String, Object> model) throws IOException {
        Map<String, Object> whole = new HashMap<>(model);
        whole.put("words", new Words(language));
        return accessible(templates.process(template, new Context(language, whole)));
    }

    /** The page, which must be well-formed XHTML with a language, a title and a subject, as a PDF by PDF/UA's rules. */
    public static byte[] accessible(String page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        builder(page, out)
                .usePdfUaAccessibility(true)
                .useFont(() -> Objects.requireNonNull(Loader.class.getResourceAsStream(FONT), FONT), "Liberation Sans")
                .run();
        return out.toByteArray();
    }

    /** The page, which must be well-formed XHTML, as a PDF. */
    public static byte[] pdf(String page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        builder(page, out).run();
        return out.toByteArray();
    }

    private static PdfRendererBuilder builder(String page, ByteArrayOutputStream out) {
        return new PdfRendererBuilder()
                .useFastMode()
                .useUriResolver((base, uri) -> uri.startsWith(INSIDE) ? uri : null)
                .withHtmlContent(page, null)
                .withProducer("Lintas")
                .toStream(out);
    }
}
