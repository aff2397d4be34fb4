package id.lintas.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

class OfficeStreamsTest {

    private static final OfficeId OFFICE = new OfficeId("palembang");

    private final OfficeNudges nudges = new OfficeNudges();
    private final OfficeStreams streams = new OfficeStreams(nudges, Clock.systemUTC());
    private final AtomicBoolean allowed = new AtomicBoolean(true);
    private long seen = nudges.latest(OFFICE);

    @AfterEach
    void close() {
        streams.stop();
    }

    @Test
    void manyChangesAtOnceBecomeOneOrTwoEvents() throws Exception {
        MockHttpServletResponse page = open();
        for (int i = 0; i < 100; i++) {
            nudges.changed(OFFICE);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> text(page).contains("event:changed"));
        await().during(Duration.ofMillis(1500)).atMost(Duration.ofSeconds(5)).until(() -> events(page) <= 2);
        assertThat(text(page)).contains("retry:5000");
    }

    @Test
    void aChangeBetweenThePagesRowsAndItsStreamIsNotMissed() throws Exception {
        nudges.changed(OFFICE);
        MockHttpServletResponse page = open();
        await().atMost(Duration.ofSeconds(5)).until(() -> events(page) == 1);

        seen = nudges.latest(OFFICE);
        MockHttpServletResponse fresh = open();
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> events(fresh) == 0);
    }

    @Test
    void anotherOfficesChangeIsNotHeard() throws Exception {
        MockHttpServletResponse page = open();
        nudges.changed(new OfficeId("pekanbaru"));
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> events(page) == 0);
    }

    @Test
    void aPersonWhoMayNoLongerSeeTheOfficeHearsNothingMore() throws Exception {
        MockHttpServletResponse page = open();
        await().atMost(Duration.ofSeconds(5)).until(() -> text(page).contains("retry:5000"));
        allowed.set(false);
        nudges.changed(OFFICE);
        await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(5)).until(() -> events(page) == 0);
    }

    @Test
    void aPersonHasOnlySoManyStreams() {
        for (int i = 0; i < OfficeStreams.MOST_FOR_A_PERSON; i++) {
            assertThat(streams.open(OFFICE, "dewi", seen, allowed::get)).isPresent();
        }
        assertThat(streams.open(OFFICE, "dewi", seen, allowed::get)).isEmpty();
        assertThat(streams.openFor("dewi")).isEqualTo(OfficeStreams.MOST_FOR_A_PERSON);
        assertThat(streams.open(OFFICE, "budi", seen, allowed::get)).isPresent();
    }

    private MockHttpServletResponse open() throws Exception {
        MockMvc web = MockMvcBuilders.standaloneSetup(new Door()).build();
        MvcResult result = web.perform(MockMvcRequestBuilders.get("/events")).andReturn();
        return result.getResponse();
    }

    private static String text(MockHttpServletResponse page) throws Exception {
        return page.getContentAsString(StandardCharsets.UTF_8);
    }

    private static int events(MockHttpServletResponse page) throws Exception {
        return text(page).split("event:changed", -1).length - 1;
    }

    @RestController
    private final class Door {
        @GetMapping("/events")
        @SuppressWarnings("UnusedMethod") // the server calls it
        SseEmitter events() {
            return streams.open(OFFICE, "dewi", seen, allowed::get).orElseThrow();
        }
    }
}
