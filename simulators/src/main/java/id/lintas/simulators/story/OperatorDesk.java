package id.lintas.simulators.story;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** The console, as the central operator uses it. */
final class OperatorDesk {

    private final StoryWorld world;
    private final Browser browser = new Browser();

    OperatorDesk(StoryWorld world) {
        this.world = world;
    }

    int open() throws IOException, InterruptedException, StepMissed {
        return new StaffLogin(world).enter(browser, "ratna", world.hub("/console"));
    }

    /** What the console says of an office's file, such as {@code IN_FORCE}. */
    String tenant(String office) throws IOException, InterruptedException, StepMissed {
        return browser.get(world.hub("/console/tenants/offices/" + office))
                .expect(200)
                .attribute("main", "data-state")
                .orElse("");
    }

    /** Makes somebody the office's first admin. */
    Newcomer appoint(String office, String name) throws IOException, InterruptedException, StepMissed {
        HtmlForm form = browser.get(world.hub("/console/staff"))
                .expect(200)
                .form("select[name=to]")
                .with("to", office);
        return Newcomer.of(browser.submit(Newcomer.filled(form, name)));
    }

    /** The page of the message that came in from the peer about the key, if it is listed. */
    Optional<URI> inbound(String peer, String key) throws IOException, InterruptedException, StepMissed {
        Page page = browser.get(world.hub("/console/messages?key=" + key)).expect(200);
        return page
                .document()
                .select("tr[data-message][data-direction=in][data-peer=" + peer + "][data-key=" + key + "]")
                .stream()
                .filter(row -> row.attr("data-type").contains("payment"))
                .findFirst()
                .map(row -> world.hub("/console/messages/" + row.attr("data-message")));
    }

    /** The page of the latest message about the key. */
    Page message(String key) throws IOException, InterruptedException, StepMissed {
        Page list = browser.get(world.hub("/console/messages?key=" + key)).expect(200);
        String id = list.attribute("tr[data-message]", "data-message")
                .orElseThrow(() -> new StepMissed("no message about " + key + " on " + list));
        return browser.get(world.hub("/console/messages/" + id)).expect(200);
    }

    /** How often a message of the peer under the key came in. */
    long arrivals(String peer, String key) throws IOException, InterruptedException, StepMissed {
        return browser
                .get(world.hub("/console/messages?key=" + key))
                .expect(200)
                .document()
                .select("tr[data-message][data-direction=in]")
                .stream()
                .filter(row -> row.attr("data-peer").equals(peer)
                        && row.attr("data-key").equals(key))
                .count();
    }

    /** How many hops the message's page shows. */
    int hops(URI message) throws IOException, InterruptedException, StepMissed {
        return browser.get(message)
                .expect(200)
                .document()
                .select("li[data-hop]")
                .size();
    }

    /** How many exchanges the routes whose id begins so have completed. */
    long completed(String route) throws IOException, InterruptedException, StepMissed {
        long completed = 0;
        for (Element row : browser.get(world.hub("/console/routes"))
                .expect(200)
                .document()
                .select("tr[data-route^=" + route + "]")) {
            completed += Long.parseLong(row.attr("data-completed"));
        }
        return completed;
    }

    /** How many payments of the outcome wait unmatched under the billing code. */
    int unmatched(String billingCode, String outcome) throws IOException, InterruptedException, StepMissed {
        return browser.get(world.hub("/console/unmatched"))
                .expect(200)
                .document()
                .select("tr[data-billing-code=" + billingCode + "][data-outcome=" + outcome + "]")
                .size();
    }

    /** Compares the partner's day now, and says of what kind the open difference about the number is; empty if there is none. */
    String difference(String partner, String day, String number) throws IOException, InterruptedException, StepMissed {
        String path = "/console/reconciliation/" + partner + "/" + day;
        browser.submit(browser.get(world.hub(path)).expect(200).form("#run"));
        return browser.get(world.hub(path))
                .expect(200)
                .attribute("tr[data-subject=" + number + "]", "data-kind")
                .orElse("");
    }
}
