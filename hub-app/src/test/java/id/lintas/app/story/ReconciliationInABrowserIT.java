package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lintas.intake.FileIntake.Receipt;
import id.lintas.intake.IncomingFile;
import id.lintas.intake.StatementIntake;
import id.lintas.partner.PartnerId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A banking day as two operators and an auditor meet it. */
class ReconciliationInABrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final PartnerId POST = new PartnerId("pos");
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void thePagesAreAccessibleAndFitTheScreen(int width, String language) throws IOException {
        BilledCase one = BilledCase.at(CHROMIUM.hub());
        LocalDate day = freshDay();
        String reference = "X" + one.code();
        assertThat(state(day, one.code().value(), reference, "IDR", 350_000)).isEqualTo(Receipt.TAKEN);
        assertThat(state(day, one.code().value(), "Y" + one.code(), "USD", 1)).isEqualTo(Receipt.REFUSED);
        try (Screen ratna = CHROMIUM.person("ratna", width, language);
                Screen dewi = CHROMIUM.person("dewi", width, language)) {
            ratna.open("/console/reconciliation/pos/" + day);
            ratna.page().click("#run button");
            ratna.look("reconciliation-day");
            assertThat(ratna.page().locator("tr[data-kind=NOT_CONFIRMED]").count())
                    .isEqualTo(1);
            ratna.page().click("#sign button");
            ratna.look("reconciliation-without-reason");
            assertThat(ratna.page().locator("#errors").count()).isEqualTo(1);
            ratna.look("/console/reconciliation?partner=pos", "reconciliation");
            ratna.look("/console/statements", "statements");
            assertThat(ratna.page().locator("li[data-flaw]").count()).isGreaterThanOrEqualTo(2);
            ratna.look("/console/punctuality", "punctuality");
            dewi.open("/office/palembang/rescue");
            dewi.page().fill("#number", reference);
            dewi.page().click("#find");
            dewi.look("rescue-statement");
            assertThat(dewi.page().locator("#stated li[data-confirmed=false]").count())
                    .isEqualTo(1);
        }
    }

    @Test
    void twoOperatorsSignADayOffWithoutScriptsAndAnotherDifferenceEndsIt() throws IOException {
        BilledCase one = BilledCase.at(CHROMIUM.hub());
        LocalDate day = freshDay();
        state(day, one.code().value(), "A" + one.code(), "IDR", 350_000);
        try (Screen ratnas = CHROMIUM.withoutScripts("ratna");
                Screen sris = CHROMIUM.withoutScripts("sri")) {
            String stale = ask(ratnas, day);
            state(day, one.code().value(), "B" + one.code(), "IDR", 350_000);
            Page sri = sris.page();
            sris.open(stale);
            sri.click("#approve button");
            assertThat(sri.locator("#errors").getAttribute("data-wrong")).isEqualTo("approval.result.NO_LONGER_HOLDS");
            ratnas.open(stale);
            ratnas.page().click("#withdraw button");
            sris.open(ask(ratnas, day));
            sri.click("#approve button");
            assertThat(sri.locator("main").getAttribute("data-state")).isEqualTo("APPROVED");
            sris.open("/console/reconciliation/pos/" + day);
            assertThat(sri.locator("main").getAttribute("data-state")).isEqualTo("SIGNED");
            assertThat(sri.locator("#sign").count()).isZero();
        }
    }

    /** Both are rows of the durable scheduler: they survive a restart and run on one node at a time. */
    @Test
    void theTimersAreThere() {
        assertThat(CHROMIUM.hub()
                        .bean(JdbcClient.class)
                        .sql(
                                "select task_name from scheduled_tasks where task_name in ('reconciliation', 'missing-batches')")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("reconciliation", "missing-batches");
    }

    private static String ask(Screen screen, LocalDate day) {
        screen.open("/console/reconciliation/pos/" + day);
        screen.page().click("#run button");
        screen.page().fill("#reason", "Sudah ditanyakan kepada kantor pos.");
        screen.page().press("#sign button", "Enter");
        return URI.create(screen.page().url()).getPath();
    }

    /** A banking day that no other test has. */
    private static LocalDate freshDay() {
        return LocalDate.of(2020, 1, 1).plusDays(NUMBERS.incrementAndGet());
    }

    private static Receipt state(LocalDate day, String code, String reference, String currency, long amount)
            throws IOException {
        String date = DateTimeFormatter.BASIC_ISO_DATE.format(day);
        int number = NUMBERS.incrementAndGet();
        String text = line("HSTMT0001" + date + String.format("%06d", number) + date + "235900IDR001001O")
                + line(String.format("D000001%s%015dC%s%-35s%s090000", code, 350_000, currency, reference, date))
                + line(String.format("T000001%018d%018d", amount, 0));
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return CHROMIUM.hub()
                .bean(StatementIntake.class)
                .receive(
                        new IncomingFile(
                                POST,
                                "STM-" + date + "-" + number + ".txt",
                                bytes.length,
                                Optional.empty(),
                                new ByteArrayInputStream(bytes)),
                        1000,
                        1000);
    }

    private static String line(String text) {
        return String.format("%-100s\n", text);
    }
}
