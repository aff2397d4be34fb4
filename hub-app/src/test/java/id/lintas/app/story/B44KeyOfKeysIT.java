package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The key that wraps the offices' keys is replaced while places are booked and cases are read, and no request fails. The steps
 * are those of docs/operations.md; the controls take the old key away too early, and put it into the new one's place.
 */
class B44KeyOfKeysIT {

    private static final String CURRENT = "kek/current";
    private static final String FIRST = "kek/first";
    private static final String PERSON = "200 S*** A*** ••••0001 ••••0000";

    /** Within which, says the document, no keyset names the old key any more; a loaded machine may take longer. */
    private static final Duration REWRAPPED = Duration.ofSeconds(90);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theKeyOfKeysIsReplacedUnderLoadAndNoRequestFails() throws Exception {
        try (RotatingHub hub = RotatingHub.start(folder)) {
            Desk desk = new Desk(hub, hub.staff("dewi"), "palembang");
            assertThat(desk.book()).isEqualTo("303 /book/palembang/done");
            String aCase = desk.aCase();
            String first = hub.secret(FIRST);
            try (RotatingLoad load = RotatingLoad.of("booking", "303 /book/pekanbaru/done", booking(hub, "pekanbaru"))
                    .and("case", PERSON, () -> desk.person(aCase))) {
                load.mustGoOn();
                hub.write("kek/second", key());
                load.mustGoOn();
                hub.write(CURRENT, "second");
                load.mustGoOn();
                awaitOnly(hub, "second");
                load.mustGoOn();
                Files.delete(hub.file(FIRST));
                load.mustGoOn();
                assertThat(load.failures()).isEmpty();
            }
            hub.restart();
            Desk again = new Desk(hub, hub.staff("dewi"), "palembang");
            assertThat(again.person(aCase)).as("with the new key alone").isEqualTo(PERSON);
            assertThat(again.book()).isEqualTo("303 /book/palembang/done");

            oldKeyIsGoodForNothing(hub, first);
            withoutOverlap(hub);
        }
    }

    /** Not even under the name that the keysets give. */
    private static void oldKeyIsGoodForNothing(RotatingHub hub, String first) throws Exception {
        String second = hub.secret("kek/second");
        hub.write("kek/second", first);
        assertThatThrownBy(hub::restart).isInstanceOf(HubProcess.HubEnded.class);
        assertThat(hub.said()).contains("does not open with kek/second");
        hub.write("kek/second", second);
        hub.restart();
    }

    /** The control: the old key is gone before the keysets are wrapped anew, and no hub can start until it is back. */
    private static void withoutOverlap(RotatingHub hub) throws Exception {
        String second = hub.secret("kek/second");
        hub.write("kek/third", key());
        Files.delete(hub.file("kek/second"));
        hub.write(CURRENT, "third");
        Awaitility.await()
                .atMost(REWRAPPED)
                .until(() -> hub.said().contains("keys stay as they are: secret: kek/second is absent"));
        assertThat(names(hub)).containsExactly("second");
        assertThatThrownBy(hub::restart).isInstanceOf(HubProcess.HubEnded.class);
        hub.write("kek/second", second);
        hub.restart();
        awaitOnly(hub, "third");
    }

    private static void awaitOnly(RotatingHub hub, String name) {
        Awaitility.await().atMost(REWRAPPED).until(() -> names(hub).equals(Set.of(name)));
    }

    private static Set<String> names(RotatingHub hub) throws Exception {
        return hub.database().keysOfKeys(hub.secret("database-app-password"));
    }

    private static Callable<String> booking(RotatingHub hub, String office) {
        Desk desk = new Desk(hub, hub.staff("budi"), office);
        return desk::book;
    }

    private static String key() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
