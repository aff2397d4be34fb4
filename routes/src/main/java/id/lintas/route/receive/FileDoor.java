package id.lintas.route.receive;

import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Hands a file to the intake and says where the file belongs afterwards. */
@Component
class FileDoor {

    private static final Logger LOG = LoggerFactory.getLogger(FileDoor.class);

    /** More than 80,000 lines, far beyond any post office's day. */
    private static final int LIMIT = 8 * 1024 * 1024;

    private static final String DONE = ".done";
    private static final String REFUSED = ".refused";

    private final PartnerIntake intake;
    private final Clock clock;

    FileDoor(PartnerIntake intake, Clock clock) {
        this.intake = intake;
        this.clock = clock;
    }

    void receive(Exchange exchange) throws IOException {
        PartnerId partner = new PartnerId(exchange.getProperty(FileRoutes.PARTNER, String.class));
        String name = exchange.getIn().getBody(GenericFile.class).getFileNameOnly();
        byte[] body = read(exchange);
        exchange.setProperty(FileRoutes.MOVE_TO, taken(partner, name, body) ? DONE : REFUSED);
    }

    private boolean taken(PartnerId partner, String name, byte[] body) {
        if (body.length > LIMIT) {
            LOG.error("partner={} file={} is larger than {} bytes and was moved to {}", partner, name, LIMIT, REFUSED);
            return false;
        }
        RawAnswer answer =
                intake.receive(new RawMessage(partner, Transport.FILES, name, Map.of(), body, clock.instant()));
        return !refused(answer);
    }

    /** Reads at most one byte more than a file may have. */
    private static byte[] read(Exchange exchange) throws IOException {
        try (InputStream content = exchange.getIn().getBody(InputStream.class)) {
            return content.readNBytes(LIMIT + 1);
        }
    }

    /** The result's first line says so (docs/wire.md section 5). */
    static boolean refused(RawAnswer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        String head = text.lines().findFirst().orElse("");
        return head.matches("H\\|[^|]*\\|REFUSED(\\|.*)?");
    }
}
