package id.lintas.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import id.lintas.app.story.MintedTokens;
import id.lintas.app.story.RunningHub;
import id.lintas.booking.Booking;
import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawMessage;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.registry.RegistryIntake;
import id.lintas.simulators.story.Applicant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** B-41: text that means something to SQL, to an expression language, to a template, a directory, a log or a path means nothing here. */
class B41InjectionIT {

    private static final RunningHub HUB = RunningHub.get();
    private static final String OFFICE = "jember";
    private static final String PASSWORD = "Sandi-yang-panjang-7";

    /** What the expressions would come to. */
    private static final String EVALUATED = "62615533";

    private static final String ZERO = "%00";

    /** As they stand in a query or a form, encoded. */
    private static final List<String> TEXTS = List.of(
            "%27",
            "%27+or+%271%27%3D%271",
            "1%3B+select+pg_sleep%2860%29--",
            "%25%27+union+select+null--",
            "%24%7B7919*7907%7D",
            "*%7B7919*7907%7D",
            "__%24%7B7919*7907%7D__%3A%3A.x",
            "%24%7Bheader.x%7D%24%7Bbean%3Ax%7D",
            "T%28java.lang.Runtime%29",
            "*%29%28uid%3D*%29%29%28%7C%28uid%3D*",
            "%3Cscript%3Ezqran%281%29%3C%2Fscript%3E",
            "%22%3E%3Cimg+src%3Dx+onerror%3Dzqran%281%29%3E",
            "x%0D%0AFORGED+line",
            "%ED%A0%80",
            "..%2F..%2F..%2Fetc%2Fpasswd",
            ZERO,
            "a" + ZERO + "b");

    private static Caller admin;
    private static Caller operator;
    private static Caller auditor;
    private static Caller system;
    private static String aCase = "";

    @BeforeAll
    static void prepare() {
        admin = person("semuanya", OFFICE, "clerk", "cashier", "office-lead", "office-admin");
        operator = person("pusat", null, "central-operator");
        auditor = person("pemeriksa", null, "auditor");
        MintedTokens minted = new MintedTokens(HUB.keycloak());
        system = new Caller(HUB.url())
                .withToken(minted.signed(minted.office(OFFICE).build()));
        aCase = HUB.bean(id.lintas.passport.PassportApplications.class)
                .ofBooking(new OfficeId(OFFICE), book().code())
                .get(0)
                .id()
                .toString();
    }

    private static Caller person(String name, @Nullable String office, String... roles) {
        String user = name + UUID.randomUUID().toString().substring(0, 6);
        HUB.keycloak().addUser(user, PASSWORD, office, roles);
        return new Caller(HUB.url()).logIn(user, PASSWORD);
    }

    private static Booking book() {
        return SeededOffice.book(
                HUB,
                new OfficeId(OFFICE),
                new Applicant("SITI AMINAH", "1671015211870001", LocalDate.of(1987, 11, 12), "081200000000", 1));
    }

    @Test
    void everyParameterOfEveryPageAndCallIsTextAndNothingElse() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        List<String> wrong = new ArrayList<>();
        try {
            Map<String, List<String>> parameters = Parameters.of(HUB.context());
            assertThat(parameters).hasSizeGreaterThan(20);
            parameters.forEach((endpoint, names) -> {
                for (String name : names) {
                    for (String text : TEXTS) {
                        Answer answer = answer(endpoint, name + "=" + text);
                        wrong.addAll(wrong(endpoint + " " + name + "=" + text, text, answer));
                    }
                }
            });
        } finally {
            root.detachAppender(log);
        }
        assertThat(wrong).isEmpty();
        assertThat(List.copyOf(log.list))
                .noneMatch(event -> event.getFormattedMessage().matches("(?s).*[\\r\\n]+FORGED.*"));
    }

    @Test
    void controlTheLookFindsWhatItLooksFor() {
        assertThat(wrong("x", "x", new Answer(500, "", ""))).isNotEmpty();
        assertThat(wrong("x", "x", new Answer(200, "", "<p>" + EVALUATED))).isNotEmpty();
        assertThat(wrong("x", "x", new Answer(200, "", "<p><img src=x onerror=zqran(1)>")))
                .isNotEmpty();
        assertThat(wrong("x", ZERO, new Answer(200, "", ""))).isNotEmpty();
    }

    private static List<String> wrong(String what, String text, Answer answer) {
        List<String> wrong = new ArrayList<>();
        if (answer.status() >= 500 || answer.status() == 429) {
            wrong.add(what + " answers " + answer);
        }
        if (text.contains(ZERO) && answer.status() != 400) {
            wrong.add(what + " answers " + answer + " (expected: 400)");
        }
        if (answer.body().contains(EVALUATED) || answer.location().contains(EVALUATED)) {
            wrong.add(what + " was evaluated");
        }
        if (!org.jsoup.Jsoup.parse(answer.body())
                .select("script:containsData(zqran), [onerror]")
                .isEmpty()) {
            wrong.add(what + " is markup");
        }
        if (answer.location().contains("\n") || answer.body().contains("root:x:0")) {
            wrong.add(what + " went through");
        }
        return wrong;
    }

    private static Answer answer(String endpoint, String parameter) {
        String method = endpoint.substring(0, endpoint.indexOf(' '));
        String path = endpoint.substring(endpoint.indexOf(' ') + 1)
                .replace("{office}", OFFICE)
                .replace("cases/{id}", "cases/" + aCase)
                .replace("{folder}/{id}", "offices/" + OFFICE)
                .replaceAll("\\{\\w+}", "00000000-0000-7000-8000-000000000000");
        Caller caller = path.startsWith("/api/")
                ? system
                : path.startsWith("/console/audit") ? auditor : path.startsWith("/console") ? operator : admin;
        return method.equals("GET") ? caller.get(path + "?" + parameter) : caller.raw(path, parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"\\u0000\",\"version\":0}",
                "{\"to\":\"ARRIVED\\u0000\",\"version\":0}",
                "{\"to\":\"\\ud800\",\"version\":0}",
                "{\"to\":\"ARRIVED\",\"version\":0,\"\\u0000\":1}",
                "{\"to\":\"${7919*7907}\",\"version\":0}",
                "{\"to\":\"ARRIVED\",\"version\":\"0 or 1=1\"}",
                "{\"to\":[\"ARRIVED\"],\"version\":0}",
                "{\"@class\":\"java.lang.Runtime\",\"to\":\"ARRIVED\",\"version\":0}"
            })
    void aBodyThatMeansMoreIsABadRequest(String body) {
        Answer answer = system.json("/api/v1/offices/" + OFFICE + "/cases/" + aCase + "/moves", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("bad-request").doesNotContain(EVALUATED, "Exception");
    }

    /** A text that the ledger cannot keep must not come back again and again in front of what is behind it. */
    @Test
    void whatThePeersSayWithZeroCharactersIsRefusedWholeAndAnswered() {
        for (String field : List.of("messageId", "operation", "billingCode", "bankReference", "channel")) {
            Map<String, String> fields = new LinkedHashMap<>(Map.of(
                    "messageId", UUID.randomUUID().toString(),
                    "operation", "payment",
                    "billingCode", "820261123000001",
                    "bankReference", "NTB1",
                    "channel", "ATM",
                    "paidAt", Instant.now().toString(),
                    "currency", "IDR"));
            fields.computeIfPresent(field, (name, value) -> value + "\\u0000");
            StringBuilder body = new StringBuilder("{\"amount\":350000");
            fields.forEach((name, value) -> body.append(",\"")
                    .append(name)
                    .append("\":\"")
                    .append(value)
                    .append('"'));
            RawMessage message = new RawMessage(
                    new PartnerId("bank-siak"),
                    Transport.QUEUE,
                    "bank.bank-siak.in",
                    Map.of(),
                    body.append('}').toString().getBytes(StandardCharsets.UTF_8),
                    Instant.now());
            assertThat(new String(HUB.bean(PartnerIntake.class).receive(message).body(), StandardCharsets.UTF_8))
                    .as(field)
                    .contains("MALFORMED");
        }
    }

    @Test
    void whatTheRegistrySaysWithZeroCharactersDecidesNothing() {
        Booking booking = book();
        MessageView asked = HUB.bean(Messages.class).timeline(booking.code()).get(0);
        String said = """
                {"type":"%s","causationid":"%s","data":{"bookingCode":"%s","registryReference":"R\\u0000","code":"\\u0000","reason":"x\\u0000",
                 "storedAt":"2026-11-26T00:00:00Z"}}
                """;
        for (String type : List.of("id.lintas.booking.acknowledged.v1", "id.lintas.request.refused.v1")) {
            HUB.bean(RegistryIntake.class)
                    .event(said.formatted(type, asked.id(), booking.code()).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HUB.bean(Messages.class).latest(new Messages.Filter("MALFORMED", null, null, null), 50))
                .filteredOn(
                        message -> message.detail() != null && message.detail().contains("no text"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void controlTheLedgerItselfCannotKeepAZeroCharacter() {
        JdbcClient jdbc = HUB.bean(JdbcClient.class);
        assertThatThrownBy(() -> HUB.bean(OfficeTransactions.class)
                        .inTransaction(() -> jdbc.sql("select ?::text")
                                .param("a\0b")
                                .query(String.class)
                                .single()))
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    void aPathThatTurnsIntoAnotherOfficesLeadsNowhere() {
        Caller other = person("tetangga", "kediri", "clerk", "office-admin");
        String there = OFFICE + "/cases/" + aCase;
        for (String path : List.of(
                "/office/kediri/..;/" + there,
                "/office/kediri/../" + there,
                "/office/kediri/%2e%2e/" + there,
                "/office/kediri/%252e%252e/" + there,
                "/office/kediri/..%2f" + there,
                "/office/kediri/..%252f" + there,
                "/office/kediri/..%5c" + there,
                "/office/kediri;/../" + there,
                "/office/kediri%2f..%2f" + there,
                "/office/" + OFFICE + ";office=kediri/cases/" + aCase,
                "/office/" + there + ";jsessionid=1",
                "/office/" + there + "?office=kediri",
                "//office/" + there,
                "/css/..;/office/" + there,
                "/book/%2e%2e/office/" + there,
                "/office/kediri%00/../" + there,
                "/OFFICE/" + there,
                "/office/" + there + "/",
                "/office/kediri/cases/..;/../../" + there)) {
            Answer answer = other.get(path);
            assertThat(answer.status()).as(path + " " + answer).isIn(400, 404);
            assertThat(answer.body()).as(path).doesNotContain("data-application");
        }
        assertThat(admin.get("/office/" + there).body())
                .as("the control: the same look at the case itself")
                .contains("data-application");
    }
}
