package id.lintas.app.applicant;

import id.lintas.keys.Binding;
import id.lintas.keys.DoesNotOpen;
import id.lintas.keys.OfficeKeys;
import id.lintas.office.OfficeId;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Lets whoever was shown a case fetch its receipt from that page for half an hour, without giving code and birth date again:
 * the case's id, sealed with the office's key. Opens nothing else.
 */
@Component
class ReceiptTickets {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final String PLACE = "applicant.receipt";
    private static final int LONGEST = 500;

    private final OfficeKeys keys;
    private final Clock clock;

    ReceiptTickets(OfficeKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The ticket; letters, digits, dash and underscore. */
    String of(OfficeId office, String booking, UUID application) {
        ByteBuffer content = ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .putLong(application.getMostSignificantBits())
                .putLong(application.getLeastSignificantBits());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.seal(office, content.array(), new Binding(PLACE, booking)));
    }

    /** The case, or empty if the ticket has expired, was made up, or is another booking's. */
    Optional<UUID> read(OfficeId office, String booking, String ticket) {
        if (ticket.isEmpty() || ticket.length() > LONGEST || booking.isEmpty()) {
            return Optional.empty();
        }
        try {
            ByteBuffer content = ByteBuffer.wrap(
                    keys.open(office, Base64.getUrlDecoder().decode(ticket), new Binding(PLACE, booking)));
            return content.getLong() < clock.instant().getEpochSecond()
                    ? Optional.empty()
                    : Optional.of(new UUID(content.getLong(), content.getLong()));
        } catch (DoesNotOpen | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
