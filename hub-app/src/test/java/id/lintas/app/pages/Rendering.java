package id.lintas.app.pages;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** Renders a template as the hub does, without a server. */
public final class Rendering {

    public static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("id"), Locale.ENGLISH);

    private static final GenericWebApplicationContext CONTEXT = context();
    private static final ThymeleafViewResolver VIEWS = views();

    private Rendering() {}

    /** The page as a browser gets it. */
    public static String html(String template, Map<String, ?> model, Locale locale) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(CONTEXT.getServletContext());
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, CONTEXT);
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, new FixedLocaleResolver(locale));
        MockHttpServletResponse response = new MockHttpServletResponse();
        Map<String, Object> whole = new HashMap<>(Map.of("words", new Words(locale), "user", ""));
        whole.putAll(model);
        VIEWS.resolveViewName(template, locale).render(whole, request, response);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    /** The page, parsed. */
    public static Document page(String template, Map<String, ?> model, Locale locale) throws Exception {
        return Jsoup.parse(html(template, model, locale));
    }

    /** Bytes after gzip. */
    public static int zipped(byte[] bytes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }

    private static GenericWebApplicationContext context() {
        GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
        context.refresh();
        return context;
    }

    private static ThymeleafViewResolver views() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        SpringResourceTemplateResolver templates = new SpringResourceTemplateResolver();
        templates.setApplicationContext(CONTEXT);
        templates.setPrefix("classpath:/templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        ThymeleafViewResolver views = new ThymeleafViewResolver();
        views.setApplicationContext(CONTEXT);
        views.setTemplateEngine(engine);
        views.setCharacterEncoding("UTF-8");
        return views;
    }
}
