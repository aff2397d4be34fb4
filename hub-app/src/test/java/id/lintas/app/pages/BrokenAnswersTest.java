package id.lintas.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A real server with the hub's own logging levels; what is asked for is somebody's number. */
@ExtendWith(OutputCaptureExtension.class)
class BrokenAnswersTest {

    private static final String NIK = "1671015211870001";

    @Test
    void anAnswerThatCannotBeWrittenIsSaidWithoutQuotingWhatWasAsked(CapturedOutput log) throws Exception {
        assertThat(statuses(Spoken.class)).containsExactly(500, 503, 404);
        assertThat(log)
                .contains("GET /things/{id} answered 500: "
                        + "org.springframework.http.converter.HttpMessageNotWritableException by ")
                .contains("java.lang.IllegalStateException")
                .contains("GET /away/{id} answered 503: org.springframework.web.server.ResponseStatusException")
                .doesNotContain(NIK, "answered 404");
    }

    /** The control: without it, nobody learns that something is broken. */
    @Test
    void springAloneSaysNothing(CapturedOutput log) throws Exception {
        assertThat(statuses(Silent.class)).containsExactly(500, 503, 404);
        assertThat(log).doesNotContain("NotWritable", "ResponseStatusException", NIK);
    }

    private static int[] statuses(Class<?> hub) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(hub)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "server.address=127.0.0.1")
                .run()) {
            int port = ((ServletWebServerApplicationContext) context)
                    .getWebServer()
                    .getPort();
            return new int[] {status(port, "/things/"), status(port, "/away/"), status(port, "/none/")};
        }
    }

    private static int status(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path + NIK))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class
    })
    @Import(Things.class)
    static class Silent {}

    @Configuration(proxyBeanMethods = false)
    @Import({Silent.class, BrokenAnswers.class})
    static class Spoken {}

    /** What it answers breaks while it is written. */
    record Thing(String id) {
        @SuppressWarnings("DoNotCallSuggester") // Jackson calls it, that is the point
        public String getBroken() {
            throw new IllegalStateException(id);
        }
    }

    @RestController
    static class Things {

        @GetMapping("/things/{id}")
        Map<String, Thing> thing(@PathVariable String id) {
            return Map.of("thing", new Thing(id));
        }

        @GetMapping("/away/{id}")
        Thing away(@PathVariable String id) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE, id);
        }
    }
}
