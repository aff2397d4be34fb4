package id.lintas.route.receive;

import id.lintas.intake.FileIntake;
import id.lintas.intake.IncomingFile;
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

    private final FileIntake intake;
    private final FileSettings settings;

    FileDoor(FileIntake intake, FileSettings settings) {
        this.intake = intake;
        this.settings = settings;
    }

    void receive(Exchange exchange) throws IOException {
        PartnerId partner = new PartnerId(exchange.getProperty(FileRoutes.PARTNER, String.class));
        GenericFile<?> file = exchange.getIn().getBody(GenericFile.class);
        Optional<String> digest = Optional.ofNullable(exchange.getProperty(IncomingFiles.DIGEST, String.class));
        try (InputStream content = exchange.getIn().getBody(InputStream.class)) {
            IncomingFile incoming =
                    new IncomingFile(partner, file.getFileNameOnly(), file.getFileLength(), digest, content);
            String folder = switch (intake.receive(incoming, settings.lines(), settings.longestLine())) {
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
