package id.lintas.app.portal;

import id.lintas.keys.Binding;
import id.lintas.keys.DoesNotOpen;
import id.lintas.keys.OfficeKeys;
import id.lintas.office.OfficeId;
import id.lintas.passport.NikTrace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A search for a NIK as it stands in an address: sealed with the office's key for the person who searched, so that history,
 * logs and proxies learn nothing, any node can answer, and nobody else can use it.
 */
@Component
class SearchTokens {

    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final String PLACE = "portal.search";
    private static final int INDEX_BYTES = 20;
    private static final int LONGEST = 2_000;

    private final OfficeKeys keys;
    private final Clock clock;

    SearchTokens(OfficeKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** The token, for half an hour; letters, digits, dash and underscore. */
    String of(OfficeId office, String user, NikTrace trace) {
        byte[] masked = trace.masked().getBytes(StandardCharsets.UTF_8);
        ByteBuffer content = ByteBuffer.allocate(Long.BYTES
                        + 1
                        + masked.length
                        + INDEX_BYTES * trace.indexes().size())
                .putLong(clock.instant().plus(LIFE).getEpochSecond())
                .put((byte) masked.length)
                .put(masked);
        trace.indexes().forEach(content::put);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(keys.seal(office, content.array(), new Binding(PLACE, user)));
    }

    /** What it stands for, or empty if it has expired, was made up, or is another person's or office's. */
    Optional<NikTrace> read(OfficeId office, String user, String token) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            ByteBuffer content =
                    ByteBuffer.wrap(keys.open(office, Base64.getUrlDecoder().decode(token), new Binding(PLACE, user)));
            if (content.getLong() < clock.instant().getEpochSecond()) {
                return Optional.empty();
            }
            byte[] masked = next(content, content.get());
            List<byte[]> indexes = new ArrayList<>();
            while (content.hasRemaining()) {
                indexes.add(next(content, INDEX_BYTES));
            }
            return Optional.of(new NikTrace(indexes, new String(masked, StandardCharsets.UTF_8)));
        } catch (DoesNotOpen | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] next(ByteBuffer content, int length) {
        byte[] bytes = new byte[length];
        content.get(bytes);
        return bytes;
    }
}
