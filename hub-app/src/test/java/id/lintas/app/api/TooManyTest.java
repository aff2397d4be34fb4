package id.lintas.app.api;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.app.limit.TooMany;
import id.lintas.limit.Refusal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class TooManyTest {

    @Test
    void aProgramHearsOfItsLimitAsAProblemWithTheSecondsToWait() throws Exception {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        MockMvcBuilders.standaloneSetup(new Over())
                .setControllerAdvice(new ApiFailures(new ApiProblems(words, new ObjectMapper())))
                .build()
                .perform(get("/api/v1/offices/palembang/cases"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "7"))
                .andExpect(content().contentTypeCompatibleWith("application/problem+json"))
                .andExpect(jsonPath("$.type").value("urn:lintas:problem:too-many"))
                .andExpect(jsonPath("$.title").value("Terlalu banyak permintaan"));
    }

    @RestController
    static class Over {

        @GetMapping("/api/v1/offices/palembang/cases")
        String over() {
            throw new TooMany(new Refusal(Refusal.Reason.RATE, Duration.ofMillis(6_100)));
        }
    }
}
