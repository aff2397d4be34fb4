package id.lintas.route.receive;

import id.lintas.intake.FileIntake;
import id.lintas.intake.IncomingFile;
import id.lintas.intake.StatementIntake;
import id.lintas.partner.PartnerId;
import id.lintas.route.Failures;
import id.lintas.route.FileSettings;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a file to the intake as it comes and says where the sender's copy belongs afterwards. */
@Component
class FileDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FileDoor.class);
    private static final String DONE = ".done";
    private static final String REFUSED = ".refused";

    /** A document may have a line for each of its elements. */
    private static final long MOST_LINES = 50_000_000;

    /** A document may be one line; its length is bounded as a file's. */
    private static final int ANY_LINE = Integer.MAX_VALUE;

    private final FileIntake intake;
    private final StatementIntake statements;
    private final FileSettings settings;

    FileDoor(FileIntake intake, StatementIntake statements, FileSettings settings) {
        this.intake = intake;
        this.statements = statements;
        this.settings = settings;
    }

    void receive(Exchange exchange) throws IOException {
        take(exchange, incoming -> intake.receive(incoming, settings.lines(), settings.longestLine()));
    }

    void statement(Exchange exchange) throws IOException {
        take(exchange, incoming -> statements.receive(incoming, MOST_LINES, ANY_LINE));
    }

    /** What becomes of a file. */
    @FunctionalInterface
    private interface Taking {
        FileIntake.Receipt take(IncomingFile incoming) throws IOException;
    }

    private static void take(Exchange exchange, Taking taking) throws IOException {
        PartnerId partner = new PartnerId(exchange.getProperty(FileRoutes.PARTNER, String.class));
        GenericFile<?> file = exchange.getIn().getBody(GenericFile.class);
        Optional<String> digest = Optional.ofNullable(exchange.getProperty(IncomingFiles.DIGEST, String.class));
        try (InputStream content = exchange.getIn().getBody(InputStream.class)) {
            IncomingFile incoming =
                    new IncomingFile(partner, file.getFileNameOnly(), file.getFileLength(), digest, content);
            String folder = switch (taking.take(incoming)) {
                case TAKEN -> DONE;
                case REFUSED -> REFUSED;
            };
            exchange.setProperty(FileRoutes.MOVE_TO, folder);
        } catch (IOException | RuntimeException | Error e) {
            // Camel says that it leaves the file, and not why.
            LOG.warn("partner={} a file stays, to be fetched again: {}", partner, Failures.describe(e));
            throw e;
        }
    }
}
