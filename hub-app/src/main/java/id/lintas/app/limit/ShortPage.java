package id.lintas.app.limit;

import id.lintas.limit.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.HtmlUtils;

/**
 * 429 as a page of a few hundred bytes, in the person's language: it names nobody and looks nothing up. It has the headers that
 * other pages get later on the way.
 */
@Component
class ShortPage {

    private static final String STYLE = "/css/hub.css";

    private final MessageSource words;
    private final LocaleResolver languages;
    private final ResourceUrlProvider files;

    /** One for each of the hub's languages. */
    private final Map<Locale, byte[]> pages = new ConcurrentHashMap<>();

    ShortPage(MessageSource words, LocaleResolver languages, ResourceUrlProvider files) {
        this.words = words;
        this.languages = languages;
        this.files = files;
    }

    void tooMany(Refusal why, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = pages.computeIfAbsent(languages.resolveLocale(request), this::page);
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(why.seconds()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private byte[] page(Locale language) {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title><link rel="stylesheet" href="%s"></head>
                <body><main data-error="429"><h1>%s</h1><p>%s</p><p>%s</p></main></body></html>
                """.formatted(
                        language.toLanguageTag(),
                        say("title", language),
                        HtmlUtils.htmlEscape(style()),
                        say("title", language),
                        say("safe", language),
                        say("do", language))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String say(String part, Locale language) {
        return HtmlUtils.htmlEscape(words.getMessage("error.429." + part, null, language));
    }

    private String style() {
        String named = files.getForLookupPath(STYLE);
        return named == null ? STYLE : named;
    }
}
