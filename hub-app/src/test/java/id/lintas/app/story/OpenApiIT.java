package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.api.OpenApiPage;
import id.lintas.simulators.bank.BankMischief;
import id.lintas.simulators.bank.PayOptions;
import id.lintas.simulators.bank.SnapAnswer;
import id.lintas.simulators.bank.SnapBank;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the running hub answers is what the published description says: status by status, field by field. */
class OpenApiIT {

    private static final String SNAP = "/partners/{partner}/v1.0/transfer-va/";
    private static final String OFFICE = "/api/v1/offices/{office}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningHub hub = RunningHub.get();
    private final List<String> flaws = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>();

    @Test
    void aBanksCallsAreAnsweredAsDescribed() throws Exception {
        OpenApiPage page = OpenApiPage.read();
        SnapBank bank = hub.peers().bank();
        BilledCase one = BilledCase.at(hub);
        String code = one.code().value();
        snap(page, "inquiry", bank.inquire(code));
        snap(page, "inquiry", bank.inquire("899999999999999"));
        snap(page, "payment", bank.pay(code, 349_999, PayOptions.CORRECT));
        snap(page, "payment", bank.pay("899999999999999", 350_000, PayOptions.CORRECT));
        snap(page, "payment", bank.pay(code, 350_000, PayOptions.CORRECT));
        snap(page, "status", bank.status(code));
        snap(page, "status", bank.statuses(code));
        for (BankMischief again : List.of(BankMischief.REPLAY, BankMischief.REPEAT, BankMischief.OTHER_BODY)) {
            snap(page, "payment", bank.pay(code, 350_000, new PayOptions(again, null)));
        }
        for (BankMischief mischief : BankMischief.values()) {
            snap(page, "payment", bank.pay(code, 350_000, new PayOptions(mischief, null)));
        }
        snap(page, "status", bank.status("899999999999998"));
        snap(page, "status", bank.statuses("899999999999998"));
        assertThat(flaws).isEmpty();
        assertThat(statuses)
                .as("nothing interesting was left out")
                .contains(
                        "inquiry 200",
                        "inquiry 404",
                        "payment 200",
                        "payment 400",
                        "payment 401",
                        "payment 404",
                        "payment 409",
                        "status 200",
                        "status 404");
    }

    @Test
    void anOfficesSystemIsAnsweredAsDescribed() throws Exception {
        OpenApiPage page = OpenApiPage.read();
        MintedTokens minted = new MintedTokens(hub.keycloak());
        String token = minted.signed(minted.office("palembang").build());
        BilledCase one = BilledCase.at(hub);
        office(page, "get", "/cases", "/cases?limit=2", token, "");
        office(page, "get", "/cases", "/cases?limit=0", token, "");
        office(page, "get", "/cases", "/cases", "wrong", "");
        office(page, "get", "/cases/{id}", "/cases/" + one.id(), token, "");
        office(page, "get", "/cases/{id}", "/cases/019abcde-0000-7000-8000-000000000001", token, "");
        office(
                page,
                "post",
                "/cases/{id}/moves",
                "/cases/" + one.id() + "/moves",
                token,
                "{\"to\":\"PRINTED\",\"version\":99}");
        office(page, "post", "/cases/{id}/moves", "/cases/" + one.id() + "/moves", token, "{}");
        office(page, "get", "/cases/{id}/payment", "/cases/" + one.id() + "/payment", token, "");
        office(page, "post", "/rescue", "/rescue", token, "{\"number\":\"" + one.code() + "\"}");
        office(page, "post", "/rescue", "/rescue", token, "{\"number\":\"\"}");
        assertThat(flaws).isEmpty();
        assertThat(statuses)
                .contains(
                        "/cases 200",
                        "/cases 400",
                        "/cases 401",
                        "/cases/{id} 200",
                        "/cases/{id} 404",
                        "/cases/{id}/moves 409",
                        "/cases/{id}/moves 400",
                        "/cases/{id}/payment 200",
                        "/rescue 200",
                        "/rescue 400");
    }

    /** The control: an answer that is not described is a flaw. */
    @Test
    void anAnswerThatIsNotDescribedIsSeen() throws Exception {
        OpenApiPage page = OpenApiPage.read();
        assertThat(page.flaws("post", SNAP + "payment", 200, "{\"responseCode\":\"2002500\"}"))
                .isNotEmpty();
        assertThat(page.flaws("post", SNAP + "payment", 302, "{}")).isNotEmpty();
    }

    private void snap(OpenApiPage page, String service, SnapAnswer answer) throws Exception {
        statuses.add(service + " " + answer.status());
        page.flaws("post", SNAP + service, answer.status(), answer.body())
                .forEach(flaw -> flaws.add(service + " " + answer.responseCode() + ": " + flaw));
    }

    private void office(OpenApiPage page, String method, String pattern, String path, String token, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub.url() + "/api/v1/offices/palembang" + path))
                .header("Authorization", "Bearer " + token);
        HttpResponse<String> answer = HTTP.send(
                method.equals("get")
                        ? request.GET().build()
                        : request.header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                HttpResponse.BodyHandlers.ofString());
        statuses.add(pattern + " " + answer.statusCode());
        page.flaws(method, OFFICE + pattern, answer.statusCode(), answer.body())
                .forEach(flaw -> flaws.add(pattern + " " + answer.statusCode() + ": " + flaw));
    }
}
