package id.lintas.app.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/**
 * What was shown at a door a moment ago and was found to be the office's, on this node. It opens nothing: it says only whose
 * rate a request is taken from before it is looked at. Sessions and tokens are kept as digests. Safe for many threads.
 */
@Component
class Recognized {

    /** A session that ended goes on using up its office's rate for no longer than this. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final int MOST = 20_000;

    private final Cache<String, Boolean> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    /** After the request was let in as the office's. */
    void add(Door door, String shown) {
        known.put(key(door, shown), true);
    }

    /** Whether the same was let in at this door in the last seconds. */
    boolean knows(Door door, String shown) {
        return known.getIfPresent(key(door, shown)) != null;
    }

    private static String key(Door door, String shown) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8));
            return door.kind() + " " + door.office().id() + " " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
