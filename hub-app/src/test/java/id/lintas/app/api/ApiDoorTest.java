package id.lintas.app.api;

import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.app.security.KeycloakSettings;
import id.lintas.app.security.RealmTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The API's door while nobody listens where the identity provider should be. */
class ApiDoorTest {

    private AnnotationConfigWebApplicationContext context;
    private MockMvc web;

    @BeforeEach
    void start() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        context = new AnnotationConfigWebApplicationContext();
        context.setServletContext(new MockServletContext());
        URI realm = URI.create("http://localhost:" + nobody + "/realms/lintas");
        context.addBeanFactoryPostProcessor(
                beans -> beans.registerSingleton("realmTokens", new RealmTokens(new KeycloakSettings(realm))));
        context.register(Web.class, ApiSecurity.class, ApiProblems.class, ApiFailures.class, NoSuchCall.class);
        context.refresh();
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void aTokenThatCannotBeCheckedIsAnsweredNotNowAndNeverARedirect() throws Exception {
        web.perform(get("/api/v1/offices/palembang/cases").header("Authorization", "Bearer " + token()))
                .andExpect(status().isServiceUnavailable())
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(header().doesNotExist("Location"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.code").value("identity-away"))
                .andExpect(jsonPath("$.type").value("urn:lintas:problem:identity-away"))
                .andExpect(jsonPath("$.status").value(503))
                .andExpect(jsonPath("$.retryable").value(true))
                .andExpect(jsonPath("$.title").value("Penyedia identitas tidak menjawab"));
        web.perform(get("/api/v1/offices/palembang/cases")
                        .header("Accept-Language", "en-GB, id;q=0.5")
                        .header("Authorization", "Bearer " + token()))
                .andExpect(jsonPath("$.title").value("The identity provider does not answer"));
    }

    @Test
    void withoutATokenEveryPathIsAProblemAndNeverARedirect() throws Exception {
        for (String path : new String[] {"/api/", "/api/v1/offices/palembang/cases", "/api/none"}) {
            web.perform(get(path).accept("text/html"))
                    .andExpect(status().isUnauthorized())
                    .andExpect(header().string("WWW-Authenticate", startsWith("Bearer")))
                    .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                    .andExpect(jsonPath("$.code").value("token-missing"));
            web.perform(post(path)).andExpect(status().isUnauthorized());
        }
    }

    @Test
    void aHostileLanguageHeaderIsIgnored() throws Exception {
        for (String language : new String[] {"en;q=x", "en-" + "x".repeat(5000), "*", ""}) {
            web.perform(get("/api/").header("Accept-Language", language))
                    .andExpect(jsonPath("$.title").value("Tidak ada token akses"));
        }
    }

    /** Well formed; whether it is signed by the realm, only the realm's keys could tell. */
    private static String token() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"RS256\",\"kid\":\"a\"}".getBytes(StandardCharsets.UTF_8))
                + "." + base64.encodeToString("{\"iss\":\"x\"}".getBytes(StandardCharsets.UTF_8))
                + "." + base64.encodeToString(new byte[256]);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebMvc
    @EnableWebSecurity
    static class Web {
        @Bean
        ResourceBundleMessageSource messageSource() {
            ResourceBundleMessageSource source = new ResourceBundleMessageSource();
            source.setBasename("messages");
            source.setDefaultEncoding("UTF-8");
            source.setFallbackToSystemLocale(false);
            return source;
        }

        @Bean
        ObjectMapper json() {
            return Jackson2ObjectMapperBuilder.json().build();
        }
    }
}
