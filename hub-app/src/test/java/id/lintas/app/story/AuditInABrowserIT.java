package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import id.lintas.app.pages.Words;
import id.lintas.audit.AuditBatches;
import id.lintas.audit.AuditSealer;
import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import id.lintas.verify.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an auditor, an operator and a clerk see of the trail and take away from it, and that it verifies without the hub. */
class AuditInABrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final OfficeId PALEMBANG = new OfficeId("palembang");

    private static RunningHub hub;
    private static Booking booking;

    @TempDir
    private Path folder = Path.of("");

    private String said = "";

    @BeforeAll
    static void sealSomething() {
        hub = CHROMIUM.hub();
        booking = book();
        hub.bean(AuditSealer.class).link(PALEMBANG);
        hub.bean(AuditBatches.class).sign(PALEMBANG);
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en"})
    void theAuditPageIsAccessibleAndFitsTheScreen(int width, String language) {
        try (Screen agus = CHROMIUM.person("agus", width, language)) {
            agus.look("/console/audit", "audit");
            agus.look("/console/audit?office=palembang&event=BOOKED", "audit-office");
            assertThat(agus.page()
                            .locator("tr[data-event=BOOKED][data-subject='" + booking.code() + "']")
                            .count())
                    .isEqualTo(1);
            assertThat(agus.page().locator("tr[data-chain=palembang]").getAttribute("data-fault"))
                    .isEqualTo("NONE");
        }
    }

    @Test
    void anAuditorTakesAnArchiveThatVerifiesAndAnOperatorMayNot() {
        String today = LocalDate.now(Words.JAKARTA).toString();
        try (Screen agus = CHROMIUM.person("agus", 1280, "id")) {
            Page page = agus.page();
            agus.open("/console/audit");
            page.fill("#a-office", "palembang");
            page.fill("#from", today);
            page.fill("#until", today);
            Path archive = save(page.waitForDownload(() -> page.click("#export")));
            assertThat(verify(archive)).as(said).isZero();
            assertThat(said).contains("office palembang");
            agus.open("/console/audit?event=AUDIT_EXPORTED&actor=agus");
            assertThat(page.locator("tr[data-event=AUDIT_EXPORTED]").count()).isPositive();
        }
        try (Screen ratna = CHROMIUM.person("ratna", 1280, "id")) {
            Page page = ratna.page();
            ratna.open("/console/audit");
            assertThat(page.locator("#export").count()).isZero();
            assertThat(page.evaluate("""
                            async () => {
                              const csrf = document.querySelector('input[name=_csrf]').value
                              const form = new URLSearchParams({_csrf: csrf, office: 'palembang', from: '2026-01-01', until: '2030-01-01'})
                              return (await fetch('/console/audit/archive', {method: 'POST', body: form})).status
                            }""")).isEqualTo(403);
        }
    }

    @Test
    void aClerkTakesTheEvidenceOfACaseAndItVerifies() throws Exception {
        String id = hub.bean(PassportApplications.class)
                .ofBooking(PALEMBANG, booking.code())
                .get(0)
                .id()
                .toString();
        try (Screen dewi = CHROMIUM.person("dewi", 1280, "id")) {
            Page page = dewi.page();
            dewi.open("/office/palembang/cases/" + id);
            Path evidence = save(page.waitForDownload(() -> page.click("#evidence")));
            assertThat(evidence.getFileName().toString()).isEqualTo("bukti-" + booking.code() + ".zip");
            assertThat(verify(evidence)).as(said).isZero();
            try (java.nio.file.FileSystem zip = java.nio.file.FileSystems.newFileSystem(evidence)) {
                assertThat(Files.readAllBytes(zip.getPath("bukti.pdf")))
                        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
                assertThat(Files.readString(zip.getPath("bukti.json")))
                        .contains("EVIDENCE_TAKEN", booking.code(), "S*** A***")
                        .doesNotContain("AMINAH", "1671015211870001");
            }
        }
    }

    private Path save(Download download) {
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private int verify(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Main.run(out, out, file.toString());
        said = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    private static Booking book() {
        Bookings bookings = hub.bean(Bookings.class);
        Place place = bookings.places(PALEMBANG, Lane.REGULAR).stream()
                .filter(free -> free.left() > 0)
                .findFirst()
                .orElseThrow();
        Applicant applicant = new Applicant("SITI AMINAH", new Nik("1671015211870001"), LocalDate.of(1987, 11, 12));
        return bookings.book(
                PALEMBANG,
                new BookingRequest(
                        place.day(),
                        place.start(),
                        Lane.REGULAR,
                        "081200000000",
                        List.of(new BookingRequest.Person(applicant, PassportKind.ORDINARY_5Y))));
    }
}
