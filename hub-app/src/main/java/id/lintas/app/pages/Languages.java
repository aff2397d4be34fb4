package id.lintas.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Two languages: Indonesian unless the person chose English by the link in the header; a cookie remembers it. */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {

    static final Locale INDONESIAN = Locale.forLanguageTag("id");
    private static final List<Locale> KNOWN = List.of(INDONESIAN, Locale.ENGLISH);

    @Bean
    LocaleResolver localeResolver() {
        return resolver();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Switch());
    }

    static CookieLocaleResolver resolver() {
        CookieLocaleResolver resolver = new KnownOnly();
        resolver.setDefaultLocale(INDONESIAN);
        resolver.setRejectInvalidCookies(false);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    private static @Nullable Locale known(@Nullable String tag) {
        return KNOWN.stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst()
                .orElse(null);
    }

    /** Any other language in the cookie counts as no choice. */
    private static final class KnownOnly extends CookieLocaleResolver {
        KnownOnly() {
            super("lang");
        }

        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            return known(value);
        }
    }

    /** Takes {@code ?lang=}; any other language changes nothing. */
    static final class Switch implements HandlerInterceptor {
        private static final LocaleResolver RESOLVER = resolver();

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            Locale chosen = known(request.getParameter("lang"));
            if (chosen != null) {
                RESOLVER.setLocale(request, response, chosen);
            }
            return true;
        }
    }
}
