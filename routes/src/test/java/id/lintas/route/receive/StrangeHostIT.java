package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import id.lintas.route.TestHub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A server that is not the one whose key the hub knows gets neither a login nor a file taken from it. */
class StrangeHostIT {

    private final TestHub hub = TestHub.get();
    private final Path root = hub.sftp().root();

    @Test
    void nothingIsTakenFromAHostWithAnotherKeyAndOthersAreServed() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logger.addAppender(log);
        try {
            Path strange = Files.writeString(root.resolve("pos-impostor-outbox/POS-20261123-000041.txt"), "good");
            Path known = Files.writeString(root.resolve("outbox/POS-20261123-000042.txt"), "good");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(known));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> List.copyOf(log.list).stream().anyMatch(event -> tells(event)));
            assertThat(strange).exists();
        } finally {
            logger.detachAppender(log);
        }
    }

    /** Says which partner's host it is and that its key is the reason. */
    private static boolean tells(ILoggingEvent event) {
        StringBuilder said = new StringBuilder(event.getFormattedMessage());
        for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
            said.append(' ').append(cause.getClassName()).append(' ').append(cause.getMessage());
        }
        String text = said.toString().toLowerCase(Locale.ROOT);
        return text.contains("pos-impostor") && text.contains("hostkey");
    }
}
