package id.lintas.simulators.story;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The office portal, as a member of its staff uses it after logging in. Safe for use by many threads. */
final class OfficeDesk {

    private final StoryWorld world;
    private final String office;
    private final String user;
    private final Browser browser = new Browser();
    private int loginPages;

    OfficeDesk(StoryWorld world, String office, String user) {
        this.world = world;
        this.office = office;
        this.user = user;
    }

    /** Logs in once, whoever asks first, and returns how many login pages there were. */
    synchronized int open() throws IOException, InterruptedException, StepMissed {
        if (loginPages == 0) {
            loginPages = new StaffLogin(world).enter(browser, user, world.hub("/office"));
            if (loginPages == 0) {
                throw new StepMissed("the portal asked for no login");
            }
        }
        return loginPages;
    }

    /** The case's page, if the office's list has the booking. */
    Optional<URI> find(String bookingCode) throws IOException, InterruptedException, StepMissed {
        open();
        Page page = browser.get(world.hub("/office/" + office)).expect(200);
        return page.first("tr[data-booking=" + bookingCode + "]")
                .map(row -> world.hub("/office/" + office + "/cases/" + row.attr("data-application")));
    }

    /** What the portal says to this person at that path, whatever it is. */
    Page see(String path) throws IOException, InterruptedException, StepMissed {
        open();
        return browser.get(world.hub(path));
    }

    /** Whether the portal lets this person in at this moment: {@link Door#OPEN}, or the status. */
    String knock() throws IOException, InterruptedException, StepMissed {
        int status = see("/office/" + office).status();
        return status == 200 ? Door.OPEN : Integer.toString(status);
    }

    /** As the office's admin: makes an account for somebody of that role. */
    Newcomer add(String name, String role) throws IOException, InterruptedException, StepMissed {
        HtmlForm form = see("/office/" + office + "/staff/new")
                .expect(200)
                .form("input[name=role]")
                .with("role", role);
        return Newcomer.of(browser.submit(Newcomer.filled(form, name)));
    }

    /** Types into the search box and presses the button; whatever comes of it. */
    Page search(String typed) throws IOException, InterruptedException, StepMissed {
        open();
        Page page = browser.get(world.hub("/office/" + office)).expect(200);
        return browser.submit(page.form("input[name=code]").with("code", typed));
    }

    /** The rescue desk's page of a case: what is known, and what the bank says. */
    Page rescue(URI casePage) throws IOException, InterruptedException, StepMissed {
        open();
        return browser.get(URI.create(casePage + "/rescue")).expect(200);
    }

    /** Serves the case on the bank's word. */
    Page serve(URI casePage) throws IOException, InterruptedException, StepMissed {
        return browser.submit(rescue(casePage).form("#accept-bank")).expect(200);
    }

    /** All money of a case. */
    Page money(URI casePage) throws IOException, InterruptedException, StepMissed {
        open();
        return browser.get(URI.create(casePage + "/money")).expect(200);
    }

    CasePage look(URI casePage) throws IOException, InterruptedException, StepMissed {
        return CasePage.of(browser.get(casePage));
    }

    /** Presses the button that moves the case on. */
    CasePage move(URI casePage, String stage) throws IOException, InterruptedException, StepMissed {
        Page page = look(casePage).page();
        Element form = page.document().select("form[action$=/move]").stream()
                .filter(f -> f.selectFirst("[name=to][value=" + stage + "], [name=to] [value=" + stage + "]") != null)
                .findFirst()
                .orElseThrow(() -> new StepMissed("no button to " + stage + " on " + page));
        return CasePage.of(browser.submit(HtmlForm.of(form).with("to", stage)));
    }

    CasePage capture(URI casePage, List<byte[]> fingers) throws IOException, InterruptedException, StepMissed {
        HtmlForm form = look(casePage).page().form("input[type=file][name=fingers]");
        return CasePage.of(browser.upload(form, "fingers", fingers));
    }

    /** Listens to what the office's pages listen to; the caller closes it. */
    EventEar listen() throws IOException, InterruptedException, StepMissed {
        open();
        return EventEar.open(browser, world.hub("/office/" + office + "/events"));
    }
}
