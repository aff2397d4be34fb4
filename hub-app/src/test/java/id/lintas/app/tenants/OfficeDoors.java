package id.lintas.app.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.endpoint.Caller;
import id.lintas.simulators.story.OfficeFolder;
import id.lintas.simulators.story.OfficeQueue;
import id.lintas.simulators.story.OfficeSystemDesk;
import id.lintas.simulators.story.StoryWorld;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * Every way into the office of {@link TwoNodes}: its pages and its API at each node, its user at the broker, and at SFTP. All
 * of them are knocked at in each look, so that one time limit holds for all together.
 */
final class OfficeDoors {

    private static final String OPEN = "open";
    private static final String CLOSED = "404";

    private final OfficeQueue queue;
    private final Map<String, Callable<String>> doors = new LinkedHashMap<>();
    private final Map<String, String> refusals = new LinkedHashMap<>();

    /** Each with a login, a token or a key of its own; the office must be open. */
    OfficeDoors(TwoNodes hub) throws IOException, InterruptedException {
        String office = TwoNodes.OFFICE;
        for (String node : TwoNodes.NODES) {
            URI url = hub.url(node);
            Caller clerk = new Caller(url).logIn("tutup-clerk", TwoNodes.PASSWORD);
            Caller anybody = new Caller(url);
            OfficeSystemDesk system = new OfficeSystemDesk(
                    new StoryWorld(url, hub.realm(), url, url, user -> ""), office, hub.secret("api-client-secret"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> OPEN.equals(system.askForToken()));
            door("portal at " + node, CLOSED, () -> status(clerk, "/office/" + office));
            door("booking at " + node, CLOSED, () -> status(anybody, "/book/" + office));
            door("API at " + node, CLOSED, system::knock);
        }
        queue = new OfficeQueue(hub.broker(), office, hub.text("broker-password"));
        door("queue", OfficeQueue.REFUSED, queue::knock);
        door("SFTP", OfficeFolder.REFUSED, () -> hub.officeFolder().knock(office));
    }

    private void door(String name, String refusal, Callable<String> knock) {
        doors.put(name, knock);
        refusals.put(name, refusal);
    }

    private static String status(Caller who, String path) {
        int status = who.get(path).status();
        return status == 200 ? OPEN : Integer.toString(status);
    }

    /** A connection to the office's queue that stays. */
    OfficeQueue.Line stayAtTheQueue() throws IOException {
        return queue.stay();
    }

    void awaitOpen(Duration within) {
        Map<String, String> open = new LinkedHashMap<>();
        doors.keySet().forEach(name -> open.put(name, OPEN));
        await(within, open);
    }

    void awaitClosed(Duration within) {
        await(within, refusals);
    }

    private void await(Duration within, Map<String, String> expected) {
        Awaitility.await()
                .atMost(within)
                .untilAsserted(() -> assertThat(knock()).isEqualTo(expected));
    }

    private Map<String, String> knock() throws Exception {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Map.Entry<String, Callable<String>> door : doors.entrySet()) {
            answers.put(door.getKey(), door.getValue().call());
        }
        return answers;
    }
}
