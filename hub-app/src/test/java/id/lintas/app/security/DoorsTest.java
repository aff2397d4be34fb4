package id.lintas.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import id.lintas.app.pages.SampleAssignments;
import id.lintas.app.pages.SampleOffices;
import id.lintas.secret.SecretFiles;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The filter chains over pages that say "ok"; the identity provider is a port that accepts and says nothing. */
class DoorsTest {

    private ServerSocket provider;
    private AnnotationConfigWebApplicationContext context;
    private MockMvc web;

    @BeforeEach
    void start(@TempDir Path secrets) throws IOException {
        Files.writeString(secrets.resolve("keycloak-client-secret"), "secret");
        provider = new ServerSocket(0, 5, InetAddress.getByName("localhost"));
        context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        URI url = URI.create("http://localhost:" + provider.getLocalPort() + "/realms/lintas");
        context.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("keycloakSettings", new KeycloakSettings(url));
            beans.registerSingleton("secretStore", new SecretFiles(secrets));
            beans.registerSingleton("offices", new SampleOffices());
            beans.registerSingleton("assignments", new SampleAssignments());
            beans.registerSingleton("clock", Clock.systemUTC());
            beans.registerSingleton(
                    "staffSettings",
                    new StaffSettings(true, Duration.ofMinutes(30), Duration.ofHours(10), Duration.ofSeconds(30), 5));
        });
        context.register(
                Web.class,
                Ok.class,
                Asked.class,
                KeycloakClient.class,
                SecurityChains.class,
                OfficeAccess.class,
                StaffSessions.class,
                Provider.class,
                Logins.class,
                Logins.Registries.class);
        context.refresh();
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
        provider.close();
    }

    @Test
    void publicPagesNeedNoLoginAndForbidForeignContent() throws Exception {
        for (String page : List.of("/", "/book", "/book/palembang", "/track", "/actuator/health/readiness")) {
            web.perform(get(page))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Referrer-Policy", "same-origin"))
                    .andExpect(header().string(
                                    "Content-Security-Policy",
                                    allOf(
                                            containsString("default-src 'self';"),
                                            containsString("frame-ancestors 'none'"))));
        }
    }

    /** A call of a machine is no page, and must not be compared to each of them before it is let in. */
    @Test
    void onlyForPeopleAPageIsLookedFor() throws Exception {
        Filter door = context.getBean("springSecurityFilterChain", Filter.class);
        AtomicInteger asked = context.getBean(Asked.class).times;
        for (String call : List.of("/partners/bank-musi/openapi/v1.0/transfer-va/payment", "/datashare/a")) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            door.doFilter(request("POST", call), response, new MockFilterChain());
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(asked).as(call).hasValue(0);
        }
        door.doFilter(request("GET", "/book"), new MockHttpServletResponse(), new MockFilterChain());
        assertThat(asked.get()).as("the control").isPositive();
    }

    private static MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        return request;
    }

    /** Is asked for a page before all others and has none. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static final class Asked implements HandlerMapping {
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
            times.incrementAndGet();
            return null;
        }
    }

    @Test
    void staffPagesLeadToLogin() throws Exception {
        for (String page : List.of("/office", "/office/palembang", "/console", "/actuator/prometheus")) {
            web.perform(get(page))
                    .andExpect(status().isFound())
                    .andExpect(header().string("Location", "http://localhost/oauth2/authorization/keycloak"));
        }
    }

    @Test
    void loginGoesToTheProviderWithPkce() throws Exception {
        web.perform(get("/oauth2/authorization/keycloak"))
                .andExpect(status().isFound())
                .andExpect(header().string(
                                "Location",
                                allOf(
                                        containsString("/realms/lintas/protocol/openid-connect/auth?"),
                                        containsString("code_challenge_method=S256"),
                                        containsString("scope=openid%20organization:*&"),
                                        containsString("redirect_uri=http://localhost/login/oauth2/code/keycloak"))));
    }

    @Test
    void theHubPassesNothingOnToTheProvider() throws Exception {
        for (String path : new String[] {
            "/admin/",
            "/admin/master/console/",
            "/admin/realms/lintas",
            "/realms/lintas",
            "/realms/master/",
            "/resources/x"
        }) {
            web.perform(get(path)).andExpect(status().isNotFound());
        }
    }

    @Test
    void aProviderThatIsAwayIsSaidSoInsteadOfADeadRedirect() throws Exception {
        provider.close();
        web.perform(get("/oauth2/authorization/keycloak")).andExpect(status().isServiceUnavailable());
    }

    @Test
    void theConsoleIsForTheDirectorateAlone() throws Exception {
        web.perform(get("/console").with(person("auditor"))).andExpect(status().isOk());
        web.perform(get("/console").with(person("central-operator"))).andExpect(status().isOk());
        web.perform(get("/console").with(person("clerk"))).andExpect(status().isForbidden());
        web.perform(get("/actuator/prometheus").with(person("auditor"))).andExpect(status().isForbidden());
        web.perform(get("/actuator/prometheus").with(person("central-operator")))
                .andExpect(status().isOk());
    }

    @Test
    void whatIsNotNamedDoesNotExist() throws Exception {
        web.perform(get("/admin")).andExpect(status().isNotFound());
        web.perform(get("/admin").with(person("central-operator"))).andExpect(status().isNotFound());
        web.perform(get("/officers")).andExpect(status().isNotFound());
    }

    @Test
    void aFormWithoutItsTokenIsRefusedAndAPartnerNeedsNone() throws Exception {
        web.perform(post("/track")).andExpect(status().isForbidden());
        web.perform(post("/track").with(csrf())).andExpect(status().isOk());
        web.perform(post("/partners/bank-musi/pay")).andExpect(status().isOk());
    }

    @Test
    void loggingOutEndsTheProvidersSessionToo() throws Exception {
        web.perform(post("/logout").with(csrf()).with(person("clerk")))
                .andExpect(status().isFound())
                .andExpect(header().string(
                                "Location",
                                allOf(
                                        containsString("/realms/lintas/protocol/openid-connect/logout?id_token_hint="),
                                        containsString("post_logout_redirect_uri=http://localhost/"))));
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor person(String role) {
        return authentication(OfficeAccessTest.person(List.of(role), List.of("palembang")));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @EnableWebSecurity
    static class Web {}

    @RestController
    static class Ok {
        @GetMapping("/**")
        String page() {
            return "ok";
        }

        @PostMapping("/**")
        String form() {
            return "ok";
        }
    }
}
