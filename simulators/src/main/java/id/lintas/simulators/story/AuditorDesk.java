package id.lintas.simulators.story;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;

/** The audit trail, as an auditor reads it and takes it away. */
final class AuditorDesk {

    private static final ZoneId DIRECTORATE = ZoneId.of("Asia/Jakarta");

    private final StoryWorld world;
    private final Browser browser = new Browser();

    AuditorDesk(StoryWorld world) {
        this.world = world;
    }

    int open() throws IOException, InterruptedException, StepMissed {
        return new StaffLogin(world).enter(browser, "agus", world.hub("/console/audit"));
    }

    /** How many of the latest entries say that this actor did, or tried, that. */
    int entries(String event, String actor) throws IOException, InterruptedException, StepMissed {
        return browser.get(world.hub("/console/audit?event=" + event + "&actor=" + actor))
                .expect(200)
                .document()
                .select("tr[data-event=" + event + "]")
                .size();
    }

    /** How many entries of the office's trail stand in its chain and are not signed yet; -1 while there is no chain. */
    int unsigned(String office) throws IOException, InterruptedException, StepMissed {
        Page page = browser.get(world.hub("/console/audit?office=" + office)).expect(200);
        String row = "tr[data-chain=" + office + "]";
        int links = number(page, row, "data-links");
        return links == 0 ? -1 : links - number(page, row, "data-signed");
    }

    private static int number(Page page, String row, String attribute) {
        return Integer.parseInt(page.attribute(row, attribute).orElse("0"));
    }

    /** The archive of what was signed for the office yesterday and today. */
    byte[] archive(String office) throws IOException, InterruptedException, StepMissed {
        LocalDate today = LocalDate.now(DIRECTORATE);
        HtmlForm form = browser.get(world.hub("/console/audit"))
                .expect(200)
                .form("#export")
                .with("office", office)
                .with("from", today.minusDays(1).toString())
                .with("until", today.toString());
        Browser.Download download = browser.download(form);
        Expect.that(download.status() == 200, "the archive answered " + download.status());
        return download.bytes();
    }

    /** The public key that the console publishes first. */
    byte[] key() throws IOException, InterruptedException, StepMissed {
        Page page = browser.get(world.hub("/console/audit")).expect(200);
        String link = page.attribute("a[href*=/console/audit/keys/]", "href")
                .orElseThrow(() -> new StepMissed("no key on " + page));
        Browser.Download key = browser.download(world.hub(link));
        Expect.that(key.status() == 200, "the key answered " + key.status());
        return key.bytes();
    }
}
