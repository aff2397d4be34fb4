package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.booking.Booking;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplications;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An office's own system reads its cases and moves them; property B-40 for the API: what is overposted is refused. */
class OfficeApiIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/api/v1/offices/palembang/cases";
    private static final OfficeId PALEMBANG = new OfficeId("palembang");

    private static RunningHub hub;
    private static String token;

    @BeforeAll
    static void start() {
        hub = RunningHub.get();
        MintedTokens minted = new MintedTokens(hub.keycloak());
        token = minted.signed(minted.office("palembang").build());
    }

    @Test
    void listsPageByPageWithoutGapOrRepeatAndShowsNobodyWhole() throws Exception {
        for (int i = 0; i < 3; i++) {
            new ABooking(hub).at(PALEMBANG);
        }
        List<String> seen = new ArrayList<>();
        String before = "";
        while (before != null && seen.size() < 1000) {
            HttpResponse<String> answer = get(ROOT + "?limit=2" + (before.isEmpty() ? "" : "&before=" + before));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain(ABooking.NIK, ABooking.NAME, "SITI");
            JsonNode page = JSON.readTree(answer.body());
            page.path("cases").forEach(one -> seen.add(one.path("id").asText()));
            before = page.path("next").isNull() ? null : page.path("next").asText();
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        List<String> sorted = new ArrayList<>(seen);
        sorted.sort(java.util.Comparator.reverseOrder());
        assertThat(seen).isEqualTo(sorted);
    }

    @Test
    void saysWhereAPaymentStandsAndAsksTheBank() throws Exception {
        BilledCase one = BilledCase.at(hub);
        hub.peers().counter().take(one.code().value(), 350_000, java.time.Instant.now());
        JsonNode state = JSON.readTree(get(ROOT + "/" + one.id() + "/payment").body());
        assertThat(state.path("verdict").asText()).isEqualTo("BANK_SAYS_PAID");
        assertThat(state.path("banks").path("bank-musi").asText()).isEqualTo("PAID");

        JsonNode found =
                JSON.readTree(slip("{\"number\":\"" + one.code() + "\"}").body());
        assertThat(found.path("cases").path(0).path("id").asText())
                .isEqualTo(one.id().toString());
        JsonNode alike =
                JSON.readTree(slip("{\"number\":\"" + one.code().value().replace('0', 'O') + "\"}")
                        .body());
        assertThat(alike.path("cases")).isEmpty();
        assertThat(alike.path("alike").path(0).path("number").asText())
                .isEqualTo(one.code().value());
        for (String bad :
                List.of("{}", "{\"number\":\"\"}", "{\"number\":\"1\",\"office\":\"pekanbaru\"}", "[]", "x")) {
            assertThat(code(slip(bad), 400)).as(bad).isEqualTo("bad-request");
        }
    }

    private static HttpResponse<String> slip(String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(hub.url().resolve("/api/v1/offices/palembang/rescue"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void movesACaseOnceAndSaysWhyItDoesNot() throws Exception {
        String id = idOf(new ABooking(hub).at(PALEMBANG));
        HttpResponse<String> read = get(ROOT + "/" + id);
        assertThat(read.headers().firstValue("ETag")).isPresent();
        assertThat(JSON.readTree(read.body()).path("version").asInt()).isZero();
        assertThat(notModified(id, read.headers().firstValue("ETag").orElseThrow()))
                .isEqualTo(304);

        assertThat(code(move(id, "{\"to\":\"PRINTED\",\"version\":0}"), 409)).isEqualTo("out-of-order");
        HttpResponse<String> moved = move(id, "{\"to\":\"ARRIVED\",\"version\":0}");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(moved.body()).path("stage").asText()).isEqualTo("ARRIVED");
        assertThat(code(move(id, "{\"to\":\"ARRIVED\",\"version\":0}"), 409)).isEqualTo("changed");
        assertThat(notModified(id, read.headers().firstValue("ETag").orElseThrow()))
                .isEqualTo(200);
    }

    @Test
    void aPersonHasNotFailedToComeBeforeTheDayIsOver() throws Exception {
        Booking booking = new ABooking(hub).at(PALEMBANG);
        String id = idOf(booking);
        assertThat(code(move(id, "{\"to\":\"NO_SHOW\",\"version\":0}"), 409)).isEqualTo("out-of-order");
        hub.bean(OfficeTransactions.class)
                .run(
                        PALEMBANG,
                        () -> hub.bean(JdbcClient.class)
                                .sql(
                                        "update booking set day = current_date - 2 where office = 'palembang' and code = ?")
                                .param(booking.code())
                                .update());
        HttpResponse<String> moved = move(id, "{\"to\":\"NO_SHOW\",\"version\":0}");
        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(moved.body()).path("stage").asText()).isEqualTo("NO_SHOW");
        assertThat(code(move(id, "{\"to\":\"UNCOLLECTED\",\"version\":1}"), 409))
                .isEqualTo("out-of-order");
        assertThat(code(move(id, "{\"to\":\"UNPAID\",\"version\":1}"), 400)).isEqualTo("bad-request");
        assertThat(move(id, "{\"to\":\"ARRIVED\",\"version\":1}").statusCode())
                .as("comes after all")
                .isEqualTo(200);
    }

    @Test
    void refusesWholeWhateverSaysMoreOrLessThanAMove() throws Exception {
        String id = idOf(new ABooking(hub).at(PALEMBANG));
        for (String body : new String[] {
            "",
            "null",
            "[]",
            "{}",
            "{\"to\":\"ARRIVED\"}",
            "{\"version\":0}",
            "{\"to\":\"ARRIVED\",\"version\":null}",
            "{\"to\":\"PAID\",\"version\":0}",
            "{\"to\":\"arrived\",\"version\":0}",
            "{\"to\":\"ARRIVED\",\"version\":0,\"stage\":\"CLEARED\"}",
            "{\"to\":\"ARRIVED\",\"version\":0,\"office\":\"pekanbaru\"}",
            "{\"to\":\"ARRIVED\",\"to\":\"REJECTED\",\"version\":0}",
            "{\"to\":\"ARRIVED\",\"version\":0} {}",
            "{\"to\":\"ARRIVED\",\"version\":0"
        }) {
            assertThat(code(move(id, body), 400)).as(body).isEqualTo("bad-request");
        }
        assertThat(code(move(id, "{\"to\":\"" + "A".repeat(5000) + "\",\"version\":0}"), 413))
                .isEqualTo("too-large");
        assertThat(JSON.readTree(get(ROOT + "/" + id).body()).path("stage").asText())
                .isEqualTo("BOOKED");
    }

    @Test
    void everyOtherPathMethodAndParameterIsAProblem() throws Exception {
        assertThat(code(get("/api/v1/none"), 404)).isEqualTo("not-found");
        assertThat(code(get(ROOT + "/not-a-uuid"), 400)).isEqualTo("bad-request");
        assertThat(code(get(ROOT + "?limit=0"), 400)).isEqualTo("bad-request");
        assertThat(code(get(ROOT + "?limit=many"), 400)).isEqualTo("bad-request");
        assertThat(code(get(ROOT + "?stage=NONE"), 400)).isEqualTo("bad-request");
        assertThat(code(get(ROOT + "?before=x"), 400)).isEqualTo("bad-request");
        assertThat(code(get(ROOT + "/00000000-0000-7000-8000-000000000000"), 404))
                .isEqualTo("not-found");
        assertThat(code(send(request(ROOT).DELETE().build()), 405)).isEqualTo("method-not-allowed");
        assertThat(code(
                        send(request(ROOT + "/00000000-0000-7000-8000-000000000000/moves")
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("x"))
                                .build()),
                        415))
                .isEqualTo("media-type");
    }

    private static String idOf(Booking booking) {
        return hub.bean(PassportApplications.class)
                .ofBooking(PALEMBANG, booking.code())
                .get(0)
                .id()
                .toString();
    }

    private static HttpResponse<String> move(String id, String body) throws IOException, InterruptedException {
        return send(request(ROOT + "/" + id + "/moves")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static int notModified(String id, String etag) throws IOException, InterruptedException {
        return send(request(ROOT + "/" + id).header("If-None-Match", etag).build())
                .statusCode();
    }

    private static String code(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return JSON.readTree(answer.body()).path("code").asText();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub.url() + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
