package id.lintas.intake;

import id.lintas.partner.PartnerId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * A partner's file as it was fetched, whole, before anything in it is believed.
 *
 * @param partner whose channel it came by; the transport has made sure of that
 * @param name its name without folders
 * @param content the bytes
 * @param receivedAt when the hub had it whole, the same at each reading
 */
public record RawFile(PartnerId partner, String name, Content content, Instant receivedAt) {

    /** Bytes that may be read more than once and need not fit into memory. */
    @FunctionalInterface
    public interface Content {

        /** The bytes from the beginning; whoever asks closes the stream. */
        InputStream open() throws IOException;
    }
}
