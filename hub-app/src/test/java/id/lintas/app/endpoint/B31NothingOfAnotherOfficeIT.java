package id.lintas.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.story.Canaries;
import id.lintas.app.story.MintedTokens;
import id.lintas.app.story.RunningHub;
import id.lintas.app.story.Traces;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.passport.Stage;
import id.lintas.payment.SettlePayment;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * B-31: an office is filled with texts that occur nowhere else; whatever somebody of another office can read, filter, search,
 * count, take away or provoke holds none of them, and says nothing different because they are there.
 */
class B31NothingOfAnotherOfficeIT {

    private static final RunningHub HUB = RunningHub.get();
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static SeededOffice theirs;
    private static SeededOffice own;
    private static Caller ownSystem;
    private static Caller theirSystem;
    private static Traces traces;

    @BeforeAll
    static void seed() {
        traces = new Traces(HUB);
        theirs = SeededOffice.in(HUB, "madiun");
        own = SeededOffice.in(HUB, "malang");
        ownSystem = system(own.id());
        theirSystem = system(theirs.id());
    }

    @org.junit.jupiter.api.AfterAll
    static void close() {
        traces.close();
    }

    private static Caller system(OfficeId office) {
        MintedTokens minted = new MintedTokens(HUB.keycloak());
        return new Caller(HUB.url())
                .withToken(minted.signed(minted.office(office.value()).build()));
    }

    @Test
    void whateverSomebodyElseReadsHoldsNothingOfIt() {
        Crawl crawl = Crawl.of(
                own.admin(),
                "/",
                "/office?choose=true",
                "/office/" + own.id(),
                "/office/" + own.id() + "/staff/new",
                "/office/" + own.id() + "/staff/invite",
                "/book/" + own.id(),
                "/book/" + theirs.id(),
                "/join/" + theirs.id(),
                "/track",
                "/office/" + theirs.id(),
                "/api/v1/offices/" + theirs.id() + "/cases");
        assertThat(theirs.seenIn("pages", crawl.text())).isEmpty();
        assertThat(theirs.seenIn("the API", everyCall(ownSystem, own))).isEmpty();
        assertThat(theirs.seenIn("the evidence", evidence(own))).isEmpty();
    }

    @Test
    void controlTheSameReadingByTheirOwnFindsAllOfIt() {
        String all = Crawl.of(theirs.admin(), "/office/" + theirs.id()).text()
                + everyCall(theirSystem, theirs)
                + evidence(theirs);
        assertThat(theirs.seenIn("all", all))
                .as("the number itself may be nobody's to see")
                .hasSizeGreaterThanOrEqualTo(theirs.texts().size() - 1);
        assertThat(theirs.seenIn("the evidence", evidence(theirs))).isNotEmpty();
    }

    /** A value that another office has must be answered like one that nobody has. */
    @Test
    void whetherAnotherOfficeHasAValueCannotBeAsked() {
        String page = "/office/" + own.id();
        String cases = "/api/v1/offices/" + own.id() + "/cases";
        String nobodys = theirs.booking().substring(0, 4) + "ZZZZ-ZZ";
        alike(theirs.booking(), nobodys, code -> own.admin().get(page + "?code=" + code));
        alike(theirs.booking(), nobodys, code -> own.admin().submit(page + "/search", Map.of("code", code)));
        alike(theirs.booking(), nobodys, code -> ownSystem.get(cases + "?bookingCode=" + code));
        alike(theirs.aCase(), UUID.randomUUID(), id -> own.admin().get(page + "/cases/" + id));
        alike(theirs.aCase(), UUID.randomUUID(), id -> ownSystem.get(cases + "/" + id));
        alike(
                theirs.staff(),
                UUID.randomUUID(),
                id -> own.admin()
                        .submit(
                                page + "/staff/invite",
                                Map.of(
                                        "role",
                                        "CLERK",
                                        "ends",
                                        today().plusDays(9).toString(),
                                        "replaces",
                                        id)));
        alike(
                theirs.invitation(),
                "aaaa-bbbb-cccc-dddd",
                code -> own.admin().submit("/join/" + own.id(), Map.of("code", code)));
        String token = searched(theirs, theirs.nik());
        assertThat(own.admin().get(page + "?search=" + token).body())
                .as("a search is its office's")
                .doesNotContain("••••" + theirs.nik().substring(12));
        alike(token, "bWFkZS11cA", search -> own.admin().get(page + "?search=" + search));
        assertThat(rows(own.admin().get(page + "?search=" + searched(own, theirs.nik()))))
                .isZero();
        assertThat(rows(own.admin().get(page + "?search=" + searched(own, own.nik()))))
                .as("the control: a number that the office has")
                .isPositive();
        SettlePayment payments = HUB.bean(SettlePayment.class);
        assertThat(payments.status("bank-musi", theirs.reference()))
                .isEqualTo(payments.status("bank-musi", "NTB-NONE"));
    }

    @Test
    void countsAndStreamsDoNotMoveWithAnotherOffice() throws IOException {
        AtomicInteger heard = new AtomicInteger();
        try (InputStream stream = own.admin().stream("/office/" + own.id() + "/events")) {
            var unused = CompletableFuture.runAsync(() -> listen(stream, heard));
            // What the office's own bookings still set off must be over.
            Awaitility.await().during(SILENCE).atMost(SILENCE.multipliedBy(15)).until(() -> heard.getAndSet(0) == 0);
            String before = own.admin().get("/office/" + own.id()).plain();
            SeededOffice.book(HUB, theirs.id(), new Canaries().person("327301"));
            HUB.bean(OfficeNudges.class).changed(theirs.id());
            Awaitility.await().during(SILENCE).atMost(SILENCE.multipliedBy(2)).until(() -> heard.get() == 0);
            assertThat(own.admin().get("/office/" + own.id()).plain()).isEqualTo(before);
            HUB.bean(OfficeNudges.class).changed(own.id());
            Awaitility.await().until(() -> heard.get() > 0);
        }
    }

    @Test
    void logAndMetricsSayNothingOfIt() {
        Canaries secret = new Canaries();
        Canaries any = new Canaries();
        theirs.texts().forEach((what, text) -> {
            any.add(what, text);
            if (List.of("note", "first name", "NIK", "reason").contains(what)) {
                secret.add(what, text);
            }
        });
        assertThat(traces.inMetrics(any)).isEmpty();
        assertThat(traces.inLog(secret)).isEmpty();
    }

    private static java.time.LocalDate today() {
        return HUB.bean(id.lintas.staff.Staff.class).today(own.id());
    }

    /** Every call that lists or shows something, with every filter. */
    private static String everyCall(Caller system, SeededOffice office) {
        String cases = "/api/v1/offices/" + office.id() + "/cases";
        List<String> paths = new ArrayList<>(List.of(
                cases,
                cases + "?limit=100",
                cases + "?before=ffffffff-ffff-7fff-bfff-ffffffffffff",
                cases + "?bookingCode=" + office.booking(),
                cases + "?stage=none",
                cases + "/" + office.aCase(),
                cases + "/not-an-id"));
        for (Stage stage : Stage.values()) {
            paths.add(cases + "?stage=" + stage);
        }
        StringBuilder all = new StringBuilder();
        paths.forEach(path -> all.append(system.get(path).body()).append('\n'));
        return all.toString();
    }

    /** What can be taken away: each file in the archive. */
    private static String evidence(SeededOffice office) {
        byte[] archive = office.admin().download("/office/" + office.id() + "/cases/" + office.aCase() + "/evidence");
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(entry.getName()).append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(all).as("there is evidence").hasSizeGreaterThan(1000);
        return all.toString();
    }

    private static String searched(SeededOffice office, String nik) {
        String location = office.admin()
                .submit("/office/" + office.id() + "/search", Map.of("code", nik))
                .location();
        return location.substring(location.indexOf("search=") + "search=".length());
    }

    private static int rows(Answer page) {
        return org.jsoup.Jsoup.parse(page.body()).select("tr[data-application]").size();
    }

    /** The office's own bookings go on meanwhile: only what is asked while nothing moves tells anything. */
    private static void alike(Object theirs, Object nobodys, java.util.function.Function<String, Answer> ask) {
        for (int i = 0; i < 10; i++) {
            Said one = Said.of(theirs, ask);
            Said other = Said.of(nobodys, ask);
            if (one.equals(other) || one.equals(Said.of(theirs, ask))) {
                assertThat(one).isEqualTo(other);
                return;
            }
        }
        throw new AssertionError("the page never stood still");
    }

    /** What was answered, whatever the value was. */
    private record Said(int status, String text) {
        static Said of(Object value, java.util.function.Function<String, Answer> ask) {
            Answer answer = ask.apply(value.toString());
            return new Said(answer.status(), (answer.plain() + answer.location()).replace(value.toString(), "?"));
        }
    }

    private static void listen(InputStream stream, AtomicInteger heard) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    heard.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // Closed by the test.
        }
    }
}
