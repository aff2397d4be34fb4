package id.lintas.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.lintas.app.story.RunningHub;
import id.lintas.approval.Approval;
import id.lintas.approval.Approvals;
import id.lintas.approval.Person;
import id.lintas.booking.Booking;
import id.lintas.freeze.Freezes;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.registry.RegistryIntake;
import id.lintas.simulators.story.Applicant;
import id.lintas.staff.Handovers;
import id.lintas.staff.Staff;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** B-41: markup that an office, an operator or the registry stored is text for whoever reads it, and runs in no browser. */
class B41StoredTextIT {

    private static final RunningHub HUB = RunningHub.get();
    private static final Path CHROMIUM = Path.of(System.getProperty("browser", "/usr/bin/chromium"));
    private static final OfficeId OFFICE = new OfficeId("pemalang");
    private static final String PASSWORD = "Sandi-yang-panjang-7";
    private static final String MARKUP =
            "<script>zqran()</script><img src=x onerror=zqran()><svg onload=zqran()>\"'><a href=javascript:zqran()>zq</a>";

    private static final Person ASKER = new Person("zq", "zq", Set.of("central-operator"));

    private static String admin = "";
    private static String operator = "";
    private static List<String> ofOperators = List.of();
    private static List<String> ofOffice = List.of();
    private static Approval asked;

    @BeforeAll
    static void store() {
        String mark = UUID.randomUUID().toString().substring(0, 6);
        admin = "pembaca" + mark;
        operator = "pusat" + mark;
        HUB.keycloak().addUser(admin, PASSWORD, OFFICE.value(), "clerk", "office-admin");
        HUB.keycloak().addUser(operator, PASSWORD, null, "central-operator");
        Caller reader = new Caller(HUB.url()).logIn(admin, PASSWORD);
        reader.get("/office/" + OFFICE);
        UUID person = HUB.bean(Staff.class).find(OFFICE, admin).orElseThrow().id();
        HUB.bean(Handovers.class).write(OFFICE, person, MARKUP, admin);
        asked = HUB.bean(Freezes.class).askToFreeze(OFFICE, ASKER, MARKUP);
        Booking booking = SeededOffice.book(
                HUB,
                OFFICE,
                new Applicant("SITI AMINAH", "1671015211870001", LocalDate.of(1987, 11, 12), "081200000000", 1));
        MessageView announced = HUB.bean(Messages.class).timeline(booking.code()).stream()
                .filter(message -> !message.inbound())
                .findFirst()
                .orElseThrow();
        HUB.bean(RegistryIntake.class)
                .event(("{\"type\":\"id.lintas.request.refused.v1\",\"causationid\":\"" + announced.id()
                                + "\",\"data\":{\"code\":\"X\",\"reason\":\"" + MARKUP.replace("\"", "\\\"") + "\"}}")
                        .getBytes(StandardCharsets.UTF_8));
        ofOffice = List.of("/office/" + OFFICE + "/handover", "/office/" + OFFICE + "/staff/" + person);
        ofOperators = List.of(
                "/console/approvals/" + asked.id(),
                "/console/messages/" + refused(booking),
                "/console/audit?event=APPROVAL_ASKED");
    }

    /** The registry's message as it was taken, with its reason. */
    private static String refused(Booking booking) {
        return HUB.bean(Messages.class).timeline(booking.code()).stream()
                .filter(message -> message.inbound() && message.detail().contains("zqran"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @AfterAll
    static void takeBack() {
        HUB.bean(Approvals.class).withdraw(OfficeId.CENTRAL, asked.id(), ASKER);
    }

    @Test
    void storedMarkupIsShownAsText() {
        Caller office = new Caller(HUB.url()).logIn(admin, PASSWORD);
        Caller centre = new Caller(HUB.url()).logIn(operator, PASSWORD);
        assertThat(office.submit("/office/" + OFFICE + "/handover", Map.of("text", MARKUP))
                        .status())
                .isEqualTo(303);
        ofOffice.forEach(path -> look(path, office.get(path)));
        ofOperators.forEach(path -> look(path, centre.get(path)));
    }

    private static void look(String path, Answer answer) {
        assertThat(answer.status()).as(path).isEqualTo(200);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.wholeText() + page.select("textarea").text())
                .as("the control: it is there, at " + path)
                .contains("<script>zqran()</script>");
        assertThat(page.select("script:containsData(zqran), [onerror], [onload], a[href^=javascript]"))
                .as(path)
                .isEmpty();
    }

    @Test
    void noScriptRunsInABrowserAndThePolicyStopsOneThatGotIn() {
        if (!Boolean.getBoolean("browser.required")) {
            assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM);
        }
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")))) {
            read(browser, operator, "/console", ofOperators);
            read(browser, admin, "/office/" + OFFICE, ofOffice);
            try (BrowserContext context = browser.newContext()) {
                Page bare = context.newPage();
                bare.navigate("data:text/html,<p>no policy");
                assertThat(planted(bare))
                        .as("the control: without a policy it runs")
                        .isTrue();
            }
        }
    }

    private static void read(Browser browser, String user, String home, List<String> paths) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.addInitScript("window.zqran = () => { window.zqhasrun = true; }");
            page.navigate(HUB.url() + home);
            page.fill("#username", user);
            page.click("[type=submit]");
            page.fill("#password", PASSWORD);
            page.click("[type=submit]");
            page.waitForURL(HUB.url() + home + "**");
            for (String path : paths) {
                page.navigate(HUB.url() + path);
                assertThat(page.content()).as(path).contains("zqran");
                assertThat(page.evaluate("() => window.zqhasrun === true"))
                        .as(path)
                        .isEqualTo(false);
                assertThat(planted(page)).as("an inline script at " + path).isFalse();
            }
        }
    }

    /** Puts a script and a handler into the page as a hole would, and says whether either ran. */
    private static boolean planted(Page page) {
        return (boolean) page.evaluate("""
                () => {
                  const script = document.createElement('script');
                  script.textContent = 'window.zqplanted = true';
                  document.body.append(script);
                  const button = document.createElement('button');
                  button.setAttribute('onclick', 'window.zqplanted = true');
                  document.body.append(button);
                  button.click();
                  return window.zqplanted === true;
                }
                """);
    }
}
