package id.lintas.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.access.RefusedAccess;
import id.lintas.app.story.MintedTokens;
import id.lintas.app.story.RunningHub;
import id.lintas.audit.AuditEntry;
import id.lintas.audit.AuditLog;
import id.lintas.audit.AuditOutcome;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplications;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * B-30: another office's ids, found by walking its pages as its admin, are called by somebody who is everything in an office of
 * their own: with the other office in the path, and with their own. It is as if there were nothing, and it is audited.
 */
class B30ForeignIdsIT {

    private static final RunningHub HUB = RunningHub.get();
    private static final Map<String, String> FIELDS =
            Map.of("to", "REJECTED", "text", "x", "reason", "x", "digest", "x", "role", "CLERK", "ends", "2030-01-01");
    private static final String MOVE = "{\"to\":\"ARRIVED\",\"version\":0}";
    private static final Pattern MORE = Pattern.compile("([0-9]+) more since .*");

    private static SeededOffice theirs;
    private static SeededOffice own;
    private static Caller theirSystem;
    private static Caller ownSystem;

    @BeforeAll
    static void seed() {
        theirs = SeededOffice.in(HUB, "bandung");
        own = SeededOffice.in(HUB, "bogor");
        theirSystem = system(theirs.id());
        ownSystem = system(own.id());
    }

    private static Caller system(OfficeId office) {
        MintedTokens minted = new MintedTokens(HUB.keycloak());
        return new Caller(HUB.url())
                .withToken(minted.signed(minted.office(office.value()).build()));
    }

    /** A call that needs somebody else's office or thing. */
    private record Call(String method, String path, boolean api, boolean inOwn) {}

    @Test
    void whatIsAnotherOfficesIsNotThereForAnybodyElseAndEachTryIsAudited() {
        List<Call> calls = calls();
        assertThat(calls).hasSizeGreaterThan(40);
        told();
        Map<String, Long> before = audited();
        var untouched = HUB.bean(PassportApplications.class).get(theirs.id(), theirs.aCase());

        assertThat(violations(calls)).isEmpty();
        assertThat(HUB.bean(PassportApplications.class).get(theirs.id(), theirs.aCase()))
                .isEqualTo(untouched);
        told();
        Map<String, Long> after = audited();
        for (String chain : List.of(theirs.id().value(), own.id().value())) {
            for (boolean api : List.of(true, false)) {
                String who = (api ? "office-" + own.id() : own.user()) + " in " + chain;
                long tried = calls.stream()
                        .filter(call -> call.api() == api)
                        .filter(call -> call.inOwn() == chain.equals(own.id().value()))
                        .count();
                assertThat(tried).as(who).isPositive();
                assertThat(after.getOrDefault(who, 0L) - before.getOrDefault(who, 0L))
                        .as(who)
                        .isEqualTo(tried);
            }
        }
    }

    @Test
    void anIdInAFieldReachesNothingEither() {
        var untouched = HUB.bean(PassportApplications.class).get(theirs.id(), theirs.aCase());
        Answer answer = own.admin()
                .submit(
                        own.path("/office/{office}/privacy/{id}/correct", own.id()),
                        Map.of("case", theirs.aCase().toString(), "field", "NAME", "value", "ORANG LAIN"));
        assertThat(answer.status()).isIn(404, 422);
        assertThat(HUB.bean(PassportApplications.class).get(theirs.id(), theirs.aCase()))
                .isEqualTo(untouched);
        told();
    }

    @Test
    void anOfficeThatDoesNotExistLooksTheSameAndIsToldToTheCentre() {
        Answer foreign = own.admin().get("/office/" + theirs.id());
        Answer none = own.admin().get("/office/nowhere-at-all");
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(none.status()).isEqualTo(404);
        assertThat(foreign.plain()).isEqualTo(none.plain());
        assertThat(entries("central", own.user())).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.outcome()).isEqualTo(AuditOutcome.REFUSED);
            assertThat(entry.toString()).doesNotContain("nowhere");
        });
        told();
    }

    @Test
    void controlTheirOwnAdminAndSystemReachAllOfIt() {
        Crawl crawl = Crawl.of(theirs.admin(), "/office/" + theirs.id());
        assertThat(crawl.pages())
                .allSatisfy(
                        (path, answer) -> assertThat(answer.status()).as(path).isIn(200, 303));
        for (String pattern : List.of("cases/{id}", "staff/{id}", "approvals/{id}", "privacy/{id}")) {
            String path = theirs.path("/office/{office}/" + pattern, theirs.id());
            assertThat(theirs.admin().get(path).status()).as(path).isEqualTo(200);
            assertThat(crawl.pages()).as("found by walking").containsKey(path);
        }
        assertThat(theirSystem
                        .get(theirs.path("/api/v1/offices/{office}/cases/{id}", theirs.id()))
                        .status())
                .isEqualTo(200);
        assertThat(theirs.seenIn("all pages", crawl.text())).hasSizeGreaterThan(5);
    }

    @Test
    void controlAnEndpointThatForgetsToAskIsFound() throws NoSuchMethodException {
        RequestMappingHandlerMapping mapping =
                HUB.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        RequestMappingInfo planted = RequestMappingInfo.paths("/office/{office}/planted/{id}")
                .methods(RequestMethod.GET)
                .options(mapping.getBuilderConfiguration())
                .build();
        mapping.registerMapping(
                planted, this, B30ForeignIdsIT.class.getDeclaredMethod("forgetful", String.class, String.class));
        try {
            String inTheirs = "/office/" + theirs.id() + "/planted/" + theirs.aCase();
            String inOwn = "/office/" + own.id() + "/planted/" + theirs.aCase();
            assertThat(violations(
                            List.of(new Call("GET", inTheirs, false, false), new Call("GET", inOwn, false, true))))
                    .as("the office's door shuts the one; nothing but the query can shut the other")
                    .hasSize(2)
                    .allMatch(violation -> violation.contains(inOwn));
        } finally {
            mapping.unregisterMapping(planted);
        }
    }

    ResponseEntity<String> forgetful(@PathVariable("office") String office, @PathVariable("id") String id) {
        return ResponseEntity.ok("case " + id);
    }

    /** Every endpoint of the matrix that names an office, and every link and form of the other office's pages. */
    private static List<Call> calls() {
        Map<String, Call> calls = new java.util.LinkedHashMap<>();
        for (Rule rule : EndpointMatrix.read().rules()) {
            boolean api = rule.pattern().startsWith("/api/v1/offices/{office}");
            if (api || rule.pattern().startsWith("/office/{office}")) {
                add(calls, new Call(rule.method(), theirs.path(rule.pattern(), theirs.id()), api, false));
                if (rule.pattern().contains("{id}")) {
                    add(calls, new Call(rule.method(), theirs.path(rule.pattern(), own.id()), api, true));
                }
            }
        }
        Crawl crawl = Crawl.of(theirs.admin(), "/office/" + theirs.id());
        crawl.pages().keySet().forEach(path -> found(calls, "GET", path));
        crawl.forms().forEach(form -> found(calls, "POST", form.substring("POST ".length())));
        return List.copyOf(calls.values());
    }

    private static void found(Map<String, Call> calls, String method, String path) {
        if (path.startsWith("/office/" + theirs.id())) {
            add(calls, new Call(method, path, false, false));
            if (path.matches(".*/[0-9a-f-]{36}.*")) {
                add(
                        calls,
                        new Call(method, path.replace("/office/" + theirs.id(), "/office/" + own.id()), false, true));
            }
        }
    }

    private static void add(Map<String, Call> calls, Call call) {
        calls.putIfAbsent(call.method() + call.path(), call);
    }

    private static List<String> violations(List<Call> calls) {
        List<String> wrong = new ArrayList<>();
        for (Call call : calls) {
            Answer answer = answer(call);
            String what = call.method() + " " + call.path();
            if (answer.status() != 404) {
                wrong.add(what + " answers " + answer);
            }
            // A problem repeats the path as it was called, which tells the caller nothing new.
            String said = answer.body().replace(call.path(), "") + answer.location();
            wrong.addAll(theirs.seenIn("the answer to " + what, said));
        }
        return wrong;
    }

    private static Answer answer(Call call) {
        if (call.api()) {
            return call.method().equals("GET") ? ownSystem.get(call.path()) : ownSystem.json(call.path(), MOVE);
        }
        return call.method().equals("GET")
                ? own.admin().get(call.path())
                : own.admin().submit(call.path(), FIELDS);
    }

    /** What was counted since is written now, as when the hub stops. */
    private static void told() {
        HUB.bean(RefusedAccess.class).destroy();
    }

    /** Refusals by actor and chain: entries, and what they say came after them. */
    private static Map<String, Long> audited() {
        Map<String, Long> counted = new HashMap<>();
        for (OfficeId chain : List.of(theirs.id(), own.id())) {
            for (String actor : List.of(own.user(), "office-" + own.id())) {
                for (AuditEntry entry : entries(chain.value(), actor)) {
                    Matcher more = MORE.matcher(entry.detail());
                    counted.merge(
                            actor + " in " + chain, more.matches() ? Long.parseLong(more.group(1)) : 1L, Long::sum);
                }
            }
        }
        return counted;
    }

    private static List<AuditEntry> entries(String chain, String actor) {
        return HUB.bean(AuditLog.class).latest(new AuditLog.Filter(chain, "ACCESS_REFUSED", actor, null, null), 1000);
    }
}
