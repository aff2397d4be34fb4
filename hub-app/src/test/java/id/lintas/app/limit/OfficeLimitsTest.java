package id.lintas.app.limit;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.pages.SampleAssignments;
import id.lintas.app.pages.SampleOffices;
import id.lintas.app.security.OfficeAccess;
import id.lintas.app.security.SampleAccess;
import id.lintas.limit.LimitSettings;
import id.lintas.limit.Limiter;
import id.lintas.limit.RefusalCount;
import id.lintas.office.Offices;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

/** Limits before controllers that say "ok"; both sample offices have the standard limits, 400 requests at once. */
class OfficeLimitsTest {

    private static final int BURST = 400;
    private static final Map<String, AtomicInteger> COUNTED = new ConcurrentHashMap<>();

    private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    private MockMvc web = MockMvcBuilders.standaloneSetup(new Ok()).build();

    @BeforeEach
    void start() {
        COUNTED.clear();
        MockServletContext servlets = new MockServletContext();
        servlets.getSessionCookieConfig().setName("lintas");
        context.setServletContext(servlets);
        context.register(Web.class, Ok.class, OfficeLimits.class, TooManyAnswers.class);
        context.register(EarlyLimits.class, Recognized.class, ShortPage.class);
        context.register(Limiter.class);
        context.refresh();
        web = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean(EarlyLimits.class))
                .build();
    }

    @AfterEach
    void stop() {
        SecurityContextHolder.clearContext();
        context.close();
    }

    @Test
    void anOfficeOverItsRateHearsSoInWordsAndWhenToComeBackAndItsNeighbourDoesNot() throws Exception {
        login("palembang");
        assertThat(good("/office/palembang", BURST)).isEqualTo(BURST);

        MvcResult refused = get("/office/palembang", "192.0.2.1");
        assertThat(refused.getResponse().getStatus()).isEqualTo(429);
        assertThat(refused.getResponse().getHeader("Retry-After")).isEqualTo("1");
        assertThat(Objects.requireNonNull(refused.getModelAndView()).getModel()).containsEntry("cause", "429");
        assertThat(COUNTED.get("office/palembang RATE")).hasValue(1);

        login("pekanbaru");
        assertThat(good("/office/pekanbaru", 10)).isEqualTo(10);
    }

    @Test
    void whoIsNotItsStaffTakesNothingFromTheOffice() throws Exception {
        login("pekanbaru");
        good("/office/palembang", 2 * BURST);
        SecurityContextHolder.clearContext();
        good("/office/palembang", 2 * BURST);

        login("palembang");
        assertThat(good("/office/palembang", BURST)).isEqualTo(BURST);
    }

    @Test
    void aCrowdAtTheBookingPagesDoesNotLockOutTheClerks() throws Exception {
        assertThat(good("/book/palembang", 2 * BURST)).isEqualTo(BURST);

        login("palembang");
        assertThat(good("/office/palembang", 10)).isEqualTo(10);
    }

    @Test
    void anOfficesSystemIsCountedApartFromItsClerksAndOnlyWithItsOwnToken() throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token("pekanbaru")));
        good("/api/v1/offices/palembang/cases", 2 * BURST);
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token("palembang")));
        assertThat(good("/api/v1/offices/palembang/cases", 2 * BURST)).isEqualTo(BURST);

        login("palembang");
        assertThat(good("/office/palembang", 10)).isEqualTo(10);
    }

    @Test
    void oneAddressIsKeptInBoundsWhateverItAsksForAndAnotherIsNotTouched() throws Exception {
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            refused += get("/track", "198.51.100.9").getResponse().getStatus() == 429 ? 1 : 0;
        }
        assertThat(refused).isEqualTo(3000 - 2000);
        assertThat(get("/datashare/token", "198.51.100.9").getResponse().getStatus())
                .isEqualTo(429);
        assertThat(get("/track", "198.51.100.10").getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void whoWasLetInAMomentAgoIsRefusedBeforeAnybodyAsksWhoItIsAndNobodyElseIs() throws Exception {
        login("palembang");
        assertThat(get("/office/palembang", "192.0.2.1", "flooding").getStatus())
                .isEqualTo(200);
        SecurityContextHolder.clearContext();

        int good = 0;
        for (int i = 0; i < 2 * BURST; i++) {
            good += get("/office/palembang", "192.0.2." + i % 250, "flooding").getStatus() == 200 ? 1 : 0;
        }

        assertThat(good).isEqualTo(BURST - 1);
        MockHttpServletResponse refused = get("/office/palembang", "192.0.2.1", "flooding");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentAsString())
                .contains("<h1>Terlalu banyak permintaan</h1>")
                .hasSizeLessThan(1000);
        assertThat(get("/office/palembang", "192.0.2.1", "another's").getStatus())
                .isEqualTo(200);
        assertThat(get("/office/pekanbaru", "192.0.2.1", "flooding").getStatus())
                .isEqualTo(200);
    }

    @Test
    void eventStreamsAreNotCounted() throws Exception {
        login("palembang");
        good("/office/palembang", BURST);

        assertThat(good("/office/palembang/events", 5)).isEqualTo(5);
    }

    private int good(String path, int times) throws Exception {
        int good = 0;
        for (int i = 0; i < times; i++) {
            good += get(path, "192.0.2." + i % 250).getResponse().getStatus() == 200 ? 1 : 0;
        }
        return good;
    }

    private MvcResult get(String path, String address) throws Exception {
        return web.perform(MockMvcRequestBuilders.get(path).with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                }))
                .andReturn();
    }

    private MockHttpServletResponse get(String path, String address, String session) throws Exception {
        return web.perform(MockMvcRequestBuilders.get(path)
                        .cookie(new Cookie("lintas", session))
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        }))
                .andReturn()
                .getResponse();
    }

    private static Jwt token(String office) {
        return Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claim("office", office)
                .build();
    }

    private static void login(String office) {
        OidcIdToken token = OidcIdToken.withTokenValue("token")
                .issuedAt(Instant.EPOCH)
                .expiresAt(Instant.EPOCH.plusSeconds(60))
                .subject("1")
                .claim("organization", List.of(office))
                .build();
        var roles = AuthorityUtils.createAuthorityList("ROLE_clerk");
        SecurityContextHolder.getContext()
                .setAuthentication(new OAuth2AuthenticationToken(new DefaultOidcUser(roles, token), roles, "keycloak"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    static class Web {

        @Bean
        Offices offices() {
            return new SampleOffices();
        }

        @Bean
        OfficeAccess access(Offices offices, Clock clock) {
            return SampleAccess.of(offices, new SampleAssignments(), clock);
        }

        @Bean
        LimitSettings settings() {
            return new LimitSettings(true, 1, 6, Duration.ZERO, 1000, 2000);
        }

        @Bean
        RefusalCount counts() {
            return (tenant, reason) -> COUNTED.computeIfAbsent(tenant + " " + reason, key -> new AtomicInteger())
                    .incrementAndGet();
        }

        /** Time stands still, so no rate is made good while a slow machine works. */
        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-26T03:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        MessageSource messageSource() {
            ResourceBundleMessageSource words = new ResourceBundleMessageSource();
            words.setBasename("messages");
            words.setDefaultEncoding("UTF-8");
            words.setFallbackToSystemLocale(false);
            return words;
        }

        @Bean
        LocaleResolver localeResolver() {
            return new FixedLocaleResolver(Locale.forLanguageTag("id"));
        }

        @Bean
        WebMvcConfigurer limits(OfficeLimits limits) {
            return new WebMvcConfigurer() {
                @Override
                public void addInterceptors(InterceptorRegistry registry) {
                    registry.addInterceptor(limits);
                }
            };
        }
    }

    @RestController
    static class Ok {

        @GetMapping({
            "/office/{office}",
            "/office/{office}/events",
            "/book/{office}",
            "/api/v1/offices/{office}/cases",
        })
        String page(@PathVariable String office) {
            return office;
        }

        @GetMapping("/track")
        String track() {
            return "ok";
        }
    }
}
