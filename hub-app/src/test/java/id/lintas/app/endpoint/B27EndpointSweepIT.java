package id.lintas.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.story.RunningHub;
import id.lintas.approval.Person;
import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.freeze.Freezes;
import id.lintas.message.Messages;
import id.lintas.office.Lane;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every endpoint, called by everybody, does what the matrix says: over real sockets, with real logins. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class B27EndpointSweepIT {

    private static final OfficeId OFFICE = new OfficeId(Role.OFFICE);
    private static final String NOWHERE = "00000000-0000-7000-8000-000000000000";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** Whether a path is spelled in another way matters to the rules, not to the person: one of each kind of caller will do. */
    private static final List<Role> SPELLERS = List.of(Role.ANONYMOUS, Role.CLERK, Role.AUDITOR, Role.PARTNER);

    /** Logging out ends the session that all other calls need. */
    private static final Comparator<Rule> LOGOUT_LAST =
            Comparator.comparing(rule -> rule.pattern().equals("/logout"));

    private static List<Rule> rules = List.of();
    private static Callers callers;
    private static String aCase = "";
    private static String aMessage = "";
    private static String anApproval = "";

    @BeforeAll
    static void prepare() {
        RunningHub hub = RunningHub.get();
        callers = new Callers(hub);
        aCase = hub.bean(PassportApplications.class)
                .ofBooking(OFFICE, book(hub).code())
                .get(0)
                .id()
                .toString();
        aMessage = hub.bean(Messages.class)
                .latest(new Messages.Filter(null, null, null, null), 1)
                .get(0)
                .id();
        anApproval = askedBySomebody(hub);
        rules = EndpointMatrix.read().rules().stream()
                .filter(Rule::probed)
                .sorted(LOGOUT_LAST)
                .toList();
    }

    @Test
    @Order(1)
    void aFormWithoutItsTokenIsRefusedWhoeverSendsIt() {
        sweep((rule, wrong) -> {
            if (rule.body() == Rule.Body.FORM) {
                for (Role role : Role.values()) {
                    Outcome got = Outcome.of(callers.as(role).forged(rule.method(), path(rule)));
                    if (got != Outcome.FORBIDDEN) {
                        wrong.add(role + " sends " + rule + " without a token: " + got);
                    }
                }
            }
        });
    }

    @Test
    @Order(2)
    void anotherOfficeInThePathIsHiddenFromEverybody() {
        sweep((rule, wrong) -> {
            if (rule.pattern().startsWith("/office/{office}")) {
                for (Role role : Role.values()) {
                    String there = path(rule).replace("/office/" + Role.OFFICE, "/office/pekanbaru");
                    Answer answer = callers.as(role).call(rule, there);
                    boolean hidden = Outcome.of(answer) == Outcome.HIDDEN
                            || (rule.expected(role) != Outcome.OK && Outcome.of(answer) == rule.expected(role));
                    if (!hidden) {
                        wrong.add(role + " gets " + answer + " from " + rule.method() + " " + there);
                    }
                }
            }
        });
    }

    @Test
    @Order(3)
    void anIdThatIsNobodysIsHiddenLikeAForeignOne() {
        sweep((rule, wrong) -> {
            if (rule.probe().contains("{")) {
                for (Role role : Role.values()) {
                    String there = rule.probe().replaceAll("\\{\\w+}", NOWHERE);
                    Outcome got = Outcome.of(callers.as(role).call(rule, there));
                    Outcome expected = rule.expected(role) == Outcome.OK ? Outcome.HIDDEN : rule.expected(role);
                    if (!expected.looksLike(got) && !(expected == Outcome.FORBIDDEN && got == Outcome.HIDDEN)) {
                        wrong.add(role + " gets " + got + " from " + rule.method() + " " + there);
                    }
                }
            }
        });
    }

    @Test
    @Order(4)
    void aMethodThatNoRuleNamesReachesNothing() {
        Set<String> named =
                rules.stream().map(rule -> rule.method() + " " + rule.probe()).collect(Collectors.toSet());
        Set<String> any = rules.stream()
                .filter(rule -> rule.method().equals("*"))
                .map(Rule::probe)
                .collect(Collectors.toSet());
        sweep((rule, wrong) -> {
            for (Role role : Role.values()) {
                for (String method : METHODS) {
                    if (!any.contains(rule.probe()) && !named.contains(method + " " + rule.probe())) {
                        Answer answer = callers.as(role).call(method, path(rule), Rule.Body.FORM);
                        if (!Outcome.of(answer).refusal()) {
                            wrong.add(role + " gets " + answer + " from " + method + " " + path(rule));
                        }
                    }
                }
                Answer trace = callers.as(role).call("TRACE", path(rule), Rule.Body.NONE);
                if (trace.status() < 400 || trace.body().contains("TRACE ")) {
                    wrong.add(role + " gets " + trace + " from TRACE " + path(rule));
                }
            }
        });
    }

    @Test
    @Order(5)
    void headAndOptionsOpenNothingThatGetKeepsShut() {
        sweep((rule, wrong) -> {
            if (rule.method().equals("GET")) {
                for (Role role : Role.values()) {
                    Outcome head = Outcome.of(callers.as(role).call("HEAD", path(rule), Rule.Body.NONE));
                    if (!rule.expected(role).looksLike(head)) {
                        wrong.add(role + " gets " + head + " from HEAD " + path(rule));
                    }
                    Outcome options = Outcome.of(callers.as(role).call("OPTIONS", path(rule), Rule.Body.NONE));
                    if (rule.expected(role).refusal() && !options.refusal() && !absentForAll(rule)) {
                        wrong.add(role + " gets " + options + " from OPTIONS " + path(rule));
                    }
                }
            }
        });
    }

    @Test
    @Order(6)
    void anotherSpellingOfThePathOpensNothingThatThePathKeepsShut() {
        sweep((rule, wrong) -> {
            for (Role role : SPELLERS) {
                if (rule.expected(role).refusal()) {
                    for (String spelling : Spellings.of(path(rule))) {
                        Answer answer = callers.as(role).call(rule, spelling);
                        if ((answer.status() < 400 && !answer.toLogin()) || answer.status() >= 500) {
                            wrong.add(role + " gets " + answer + " from " + rule.method() + " " + spelling);
                        }
                    }
                }
            }
        });
    }

    @Test
    @Order(7)
    void controlARuleThatAllowsTooMuchIsFound() {
        Rule console = rules.stream()
                .filter(rule -> rule.endpoint().equals("GET /console"))
                .findFirst()
                .orElseThrow();
        Map<Role, Outcome> wrong = new EnumMap<>(console.expected());
        wrong.put(Role.CLERK, Outcome.OK);
        wrong.put(Role.AUDITOR, Outcome.FORBIDDEN);
        assertThat(differences(new Rule(console.method(), console.pattern(), console.probe(), console.body(), wrong)))
                .containsExactly(
                        "CLERK gets 403 from GET /console (expected: OK)",
                        "AUDITOR gets 200 from GET /console (expected: FORBIDDEN)");
    }

    @Test
    @Order(8)
    void everybodyGetsWhatTheMatrixSays() {
        sweep((rule, wrong) -> wrong.addAll(differences(rule)));
    }

    private static List<String> differences(Rule rule) {
        List<String> wrong = new ArrayList<>();
        for (Role role : Role.values()) {
            Answer answer = callers.as(role).call(rule, path(rule));
            if (!rule.expected(role).looksLike(Outcome.of(answer))) {
                wrong.add(role + " gets " + answer + " from " + rule.method() + " " + path(rule) + " (expected: "
                        + rule.expected(role) + ")");
            }
        }
        return wrong;
    }

    private static void sweep(BiConsumer<Rule, List<String>> check) {
        List<String> wrong = new ArrayList<>();
        rules.forEach(rule -> check.accept(rule, wrong));
        assertThat(rules).as("the sweep has something to look at").hasSizeGreaterThan(20);
        assertThat(wrong).isEmpty();
    }

    private static boolean absentForAll(Rule rule) {
        return rule.expected().values().stream().allMatch(outcome -> outcome == Outcome.HIDDEN);
    }

    private static String path(Rule rule) {
        return rule.probe()
                .replace("{case}", aCase)
                .replace("{message}", aMessage)
                .replace("{approval}", anApproval);
    }

    /** A question that none of the callers asked, about an office that no other test uses. */
    private static String askedBySomebody(RunningHub hub) {
        OfficeId last = hub.bean(Offices.class).known().stream()
                .map(Office::id)
                .reduce((one, next) -> next)
                .orElseThrow();
        return hub.bean(Freezes.class)
                .askToFreeze(last, new Person("somebody", "somebody", Set.of("central-operator")), "untuk uji")
                .id()
                .toString();
    }

    private static Booking book(RunningHub hub) {
        Bookings bookings = hub.bean(Bookings.class);
        Place place = bookings.places(OFFICE, Lane.REGULAR).stream()
                .filter(free -> free.left() > 0)
                .findFirst()
                .orElseThrow();
        return bookings.book(
                OFFICE,
                new BookingRequest(
                        place.day(),
                        place.start(),
                        Lane.REGULAR,
                        "081200000000",
                        List.of(new BookingRequest.Person(
                                new Applicant("SITI AMINAH", new Nik("1671015211870001"), LocalDate.of(1987, 11, 12)),
                                PassportKind.ORDINARY_5Y))));
    }
}
